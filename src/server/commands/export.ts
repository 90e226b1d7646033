import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadConfig } from '#server/config/load.ts';
import { nameExport } from '#server/portable/export-format.ts';
import { openExport } from '#server/portable/open-export.ts';
import { AppError } from '#shared/app-error.ts';
import { describeBytes } from '#shared/byte-words.ts';
import { getDatabaseFile, getFreePath, makeFileCommand } from './file-command.ts';

const USAGE = `npm run winnow -- export [file]

Writes everything into one file that an empty Winnow imports and other programs can read: feeds, articles, marks,
votes, judgements, categories, settings. No logins, no password. Also while Winnow runs.
Without a file: winnow-export-YYYYMMDD.jsonl.gz in the data folder.
`;

/** The command `export`. */
export const exportEverything = makeFileCommand(USAGE, async (named, { environment, now, write }) => {
  const { data_dir: dataDir } = loadConfig(environment);
  const database = getDatabaseFile(dataDir);
  const target = getFreePath(named ?? join(dataDir, nameExport(now())));
  await writeWhole(database, { target, now: now() });
  write(
    `${target}\n${describeBytes(statSync(target).size)}. npm run winnow -- import takes it into an empty Winnow.\n`,
  );
  return 0;
});

/** The file stands under its name only when it is complete, and only its owner may read it. */
async function writeWhole(database: string, { target, now }: { target: string; now: number }): Promise<void> {
  const unfinished = `${target}.unfinished`;
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(openExport(database, now), createWriteStream(unfinished, { mode: 0o600 }));
    renameSync(unfinished, target);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    // Of the system, not of the database: no room, no right to write there.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('storage_failed', `${target} cannot be written: ${error.message}.`, {
      hint: 'Make room, or name another file.',
    });
  }
}
