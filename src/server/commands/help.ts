/** What `npm run winnow -- help` says: a line for each command of main.ts. */
export const HELP = `npm start                        serves Winnow until Ctrl+C; http://localhost:8787
npm run winnow -- password       sets the password, or takes it away
npm run winnow -- doctor         looks at everything, and says what to do
npm run winnow -- backup         copies the database into one file
npm run winnow -- restore        puts a backup back
npm run winnow -- export         writes everything into one file that other programs can read
npm run winnow -- import         takes such a file into an empty Winnow
npm run evaluate                 measures how well estimates, and a model, rank

Each says more with --help. docs/README.md has everything else.
`;
