import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { importFile } from '#server/portable/import-file.ts';
import type { Imported } from '#server/portable/import-lines.ts';
import { AppError } from '#shared/app-error.ts';
import { makeFileCommand } from './file-command.ts';

const USAGE = `npm run winnow -- import <file>

Takes in what npm run winnow -- export wrote. Winnow must not be running, and must be empty: no feeds, no articles.
Its password stays. A file that is damaged or not an export is refused, and then nothing changes.
`;

/** The command `import`. */
export const importEverything = makeFileCommand(USAGE, async (name, { environment, now, write, say }) => {
  if (name === undefined) {
    write(USAGE);
    return 1;
  }
  const file = resolve(name);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new AppError('not_found', `There is no file ${file}.`, { hint: 'Name an export of Winnow.' });
  }
  const { data_dir: dataDir } = loadConfig(environment);
  const lock = lockDataFolder(dataDir);
  try {
    const tell = (articles: number) => say(`${articles.toLocaleString('en')} articles …\n`);
    write(describe(await importFile(dataDir, { file, now: now(), tell })));
    return 0;
  } finally {
    lock.release();
  }
});

function describe({ feeds, articles, feedsWithLogin }: Imported): string {
  const done = `Imported. Feeds: ${feeds.toLocaleString('en')}, articles: ${articles.toLocaleString('en')}.\n`;
  if (feedsWithLogin.length === 0) return done;
  return `${done}These feeds need their login again (Settings → Feeds): ${feedsWithLogin.join(', ')}.\n`;
}
