import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { AppError } from '#shared/app-error.ts';
import { clearOldCopies, keepBeforeMigration } from './backup/keep-before-migration.ts';
import { openSqlite, type WriteAheadLog } from './dialect.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { explainStorageError } from './storage-error.ts';

/** A database, or a transaction on it: what every query takes as its first argument. */
export type Database = Kysely<Tables>;

/** Its name in the data folder. */
export const DATABASE_FILE = 'winnow.db';

export type OpenedDatabase = {
  db: Database;
  file: string;
  /** Names of the migrations that ran while opening. */
  migrated: string[];
  log: WriteAheadLog;
  close: () => Promise<void>;
};

/**
 * Opens (or creates) `winnow.db` in the data folder and brings it up to date, with a copy of the file
 * beside it before anything changes. `beside`: for a command while Winnow runs; a file that is not up to date is
 * then that of an older Winnow, and stays as it is (throws `conflict`).
 */
export async function openDatabase(dataDir: string, { beside = false } = {}): Promise<OpenedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, DATABASE_FILE);
  const { dialect, connection, log } = openOrExplain(file);
  const db = new Kysely<Tables>({ dialect });
  const backup = (version: number) => {
    if (beside) throw olderWinnowRuns();
    keepBeforeMigration(connection, file, version);
  };
  try {
    const migrated = await migrate(db as unknown as Kysely<unknown>, connection, { file, backup });
    if (migrated.length > 0) clearOldCopies(dataDir, Date.now());
    return { db, file, migrated, log, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw explainStorageError(error, file);
  }
}

function olderWinnowRuns(): AppError {
  return new AppError('conflict', 'The Winnow that runs is older than this one. Nothing was changed.', {
    hint: 'Stop it, start it again from here, and try once more.',
  });
}

function openOrExplain(file: string) {
  try {
    return openSqlite(file);
  } catch (error) {
    throw explainStorageError(error, file);
  }
}
