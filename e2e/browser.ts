import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');

/** The browser comes in an npm package, packed; this unpacks it for good, where its libraries are found too. */
const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
`;

/**
 * A headless Chromium that needs nothing but npm on Linux; elsewhere an installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const folder = unpackOnce();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // The package's own flags are for a cloud function and crash here; as root the sandbox cannot start.
    args: ['--no-sandbox'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  });
}

/** Unpacks into a folder of its own for each version, renamed into place so that nobody sees half of it. */
function unpackOnce(): string {
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(tmpdir(), `winnow-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unpacking = `${folder}.${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  // The package unpacks its shared libraries only where it believes to run in a cloud function.
  const env = { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The browser could not be unpacked: ${run.stderr}`);
  writeFileSync(join(unpacking, 'fonts/fonts.conf'), fontsConfig(folder));
  try {
    renameSync(unpacking, folder);
  } catch {
    // Another run was quicker; its copy is as good.
    rmSync(unpacking, { recursive: true, force: true });
  }
  return folder;
}

/** The package's own list names the folders of a cloud function; without any font a page shows no text at all. */
function fontsConfig(folder: string): string {
  const folders = [join(folder, 'fonts/fonts'), '/usr/share/fonts']
    .map((path) => `<dir>${path}</dir>`)
    .join('');
  return `<?xml version="1.0"?>\n<fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
