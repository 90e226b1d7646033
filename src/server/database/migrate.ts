import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type Migration, migrations } from './migrations/list.ts';

/** The file was written by a newer Winnow; opening it with this one could lose what it does not know. */
export class NewerDatabaseError extends Error {
  constructor(file: string, found: number, known: number) {
    super(
      `${file} was written by a newer Winnow (version ${found} of the file, this one knows ${known}). Start the newer Winnow, or restore the backup made before the upgrade.`,
    );
    this.name = 'NewerDatabaseError';
  }
}

export type MigrateOptions = {
  file: string;
  /** Called once before the first change to a file that holds data already. */
  backup: (version: number) => void;
  list?: readonly Migration[];
};

/**
 * Brings the file to the newest version, each step in a transaction of its own. Returns the names of the
 * steps that ran. Throws {@link NewerDatabaseError}.
 */
export async function migrate(
  db: Kysely<unknown>,
  connection: DatabaseSync,
  { file, backup, list = migrations }: MigrateOptions,
): Promise<string[]> {
  const current = readVersion(connection);
  const newest = list.at(-1)?.version ?? 0;
  if (current > newest) throw new NewerDatabaseError(file, current, newest);

  const missing = list.filter((migration) => migration.version > current);
  if (missing.length > 0 && current > 0) backup(current);
  for (const migration of missing) {
    // Lets a signal to stop through: a step of a large file takes seconds, in which none is heard.
    await setImmediate();
    await db.transaction().execute(async (transaction) => {
      await migration.up(transaction);
      connection.exec(`pragma user_version = ${migration.version}`);
    });
  }
  return missing.map((migration) => migration.name);
}

function readVersion(connection: DatabaseSync): number {
  return Number(connection.prepare('pragma user_version').get()?.['user_version'] ?? 0);
}
