import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DATABASE_FILE } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import type { Command, Surroundings } from './surroundings.ts';

/** A command that takes one file or none, and says what it does when asked with `--help`. */
export function makeFileCommand(
  usage: string,
  run: (file: string | undefined, surroundings: Surroundings) => Promise<0 | 1>,
): Command {
  return async (args, surroundings) => {
    const options = { help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (!values.help) return run(positionals[0], surroundings);
    surroundings.write(usage);
    return 0;
  };
}

/** The path of the database in the data folder. Throws not_found when there is none. */
export function getDatabaseFile(dataDir: string): string {
  const file = join(dataDir, DATABASE_FILE);
  if (existsSync(file)) return file;
  throw new AppError('not_found', `There is no database in ${resolve(dataDir)}.`, {
    hint: 'Name the data folder with WINNOW_DATA_DIR.',
  });
}

/** The whole path of a file that is to be written. Throws conflict when there is one already. */
export function getFreePath(file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) return path;
  throw new AppError('conflict', `${path} is there already.`, { hint: 'Name another file.' });
}
