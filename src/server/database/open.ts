import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { openSqlite } from './dialect.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { describeStorageTrouble, findStorageTrouble } from './storage-error.ts';

/** A database, or a transaction on it: what every query takes as its first argument. */
export type Database = Kysely<Tables>;

/** Its name in the data folder. */
export const DATABASE_FILE = 'winnow.db';

export type OpenedDatabase = {
  db: Database;
  file: string;
  /** Names of the migrations that ran while opening. */
  migrated: string[];
  close: () => Promise<void>;
};

/**
 * Opens (or creates) `winnow.db` in the data folder and brings it up to date, with a copy of the file
 * beside it before anything changes.
 */
export async function openDatabase(dataDir: string): Promise<OpenedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, DATABASE_FILE);
  const { dialect, connection } = openOrExplain(file);
  const db = new Kysely<Tables>({ dialect });
  const backup = (version: number) => {
    connection.prepare('vacuum into ?').run(`${file}.before-version-${version + 1}-${Date.now()}`);
  };
  try {
    const migrated = await migrate(db as unknown as Kysely<unknown>, connection, { file, backup });
    return { db, file, migrated, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw explain(error, file);
  }
}

function openOrExplain(file: string) {
  try {
    return openSqlite(file);
  } catch (error) {
    throw explain(error, file);
  }
}

/** A sentence for the owner in place of SQLite's own, where it is the file or the disk that is at fault. */
function explain(error: unknown, file: string): unknown {
  const trouble = findStorageTrouble(error);
  if (!trouble) return error;
  const { message, hint } = describeStorageTrouble(trouble, file);
  return new Error(`${message} ${hint}`, { cause: error });
}
