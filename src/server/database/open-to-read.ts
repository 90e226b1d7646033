import { Kysely } from 'kysely';
import { openSqliteToRead } from './dialect.ts';
import type { Database } from './open.ts';
import type { Tables } from './schema.ts';

/** A second connection to a database that is open already, for work in a thread of its own. Writing fails. */
export function openToRead(file: string): { db: Database; close: () => Promise<void> } {
  const db = new Kysely<Tables>({ dialect: openSqliteToRead(file) });
  return { db, close: () => db.destroy() };
}
