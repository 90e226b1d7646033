// Runs before npm start, npm test and the rest, on whatever Node the machine has: installs what is
// missing and builds the page when it is out of date. Plain JavaScript, built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => join(root, ...parts);

const OLDEST_NODE = [20, 19];
const PAGE_SOURCES = [
  'src/web',
  'src/shared',
  'vite.config.ts',
  'package-lock.json',
  'scripts/compress-page.mjs',
];

checkNode();
installPackages();
if (process.argv.includes('--page')) buildPage();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOldEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!isOldEnough)
    stop(`Node ${OLDEST_NODE.join('.')} or newer is needed to install Winnow; this is ${process.version}.`);
}

function installPackages() {
  // npm writes this file last, so it is missing or old after an installation that broke off.
  const installed = modifiedAt(inRoot('node_modules/.package-lock.json'));
  if (installed > 0 && installed >= modifiedAt(inRoot('package-lock.json'))) return;
  say('Installing packages (once, and after every update) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function buildPage() {
  const built = modifiedAt(inRoot('dist/web/index.html'));
  if (built > 0 && built >= newest(PAGE_SOURCES.map((path) => inRoot(path)))) return;
  say('Building the page …');
  const node = inRoot('node_modules/node/bin/node');
  run(node, [inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  run(node, [inRoot('scripts/compress-page.mjs')]);
}

/** Modification time of a file in milliseconds, 0 when it is not there. */
function modifiedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      if (!existsSync(path)) return 0;
      const { mtimeMs } = statSync(path);
      if (!statSync(path).isDirectory()) return mtimeMs;
      return Math.max(mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error || status !== 0)
    stop(`"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}.`);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
