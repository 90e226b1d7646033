/** Where programs that make sites put their feeds, the most common first. */
const paths = [
  'feed',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'rss',
  'feed/',
  'feed.json',
  'atom',
  'feed.atom',
  'feed.rss',
  'index.rss',
  'index.atom',
  'index.rdf',
  'rss/',
  'rss.php',
  'feed.php',
  'feeds/posts/default',
  '?feed=rss2',
  'blog/feed',
  'blog/rss.xml',
  'blog/feed.xml',
  'blog/atom.xml',
  'blog/index.xml',
];

/** Those for the folder that a page stands in: sites of several people have one for each. */
const inFolder = 5;
/** Folders above the page that are tried. */
const mostFolders = 2;

/** Addresses that may be feeds although nothing leads there. */
export function listWellKnown(pageUrl: string): string[] {
  const { origin, pathname } = new URL(pageUrl);
  const folders = foldersOf(pathname).slice(0, mostFolders);
  const near = folders.flatMap((folder) =>
    paths.slice(0, inFolder).map((path) => `${origin}${folder}${path}`),
  );
  return [...near, ...paths.map((path) => `${origin}/${path}`)];
}

/** The page itself as a folder and the ones above it, without the site's root. */
function foldersOf(pathname: string): string[] {
  const parts = pathname.split('/').filter((part) => part !== '');
  if (/\.\w+$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}/`);
}
