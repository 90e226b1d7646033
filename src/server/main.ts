import module from 'node:module';

/**
 * The program. `node src/server/main.ts` (or `npm start`) serves until it is told to stop.
 * Nothing is imported before the version check, so that an older Node gets a sentence, not a stack.
 */
const NEEDED = 24;

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED) {
  process.stderr.write(
    `Winnow needs Node ${NEEDED}; this is ${process.version}. Start it with "npm start", which brings its own.\n`,
  );
  process.exit(1);
}

module.enableCompileCache();
const { serve } = await import('./serve.ts');
await serve();
