import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '#server/database/migrations/list.ts';
import { findStorageTrouble } from '#server/database/storage-error.ts';

/** What a file turned out to be. `version`: of its schema; `articles`: how many it holds. */
export type CheckedDatabase =
  | { state: 'sound'; version: number; articles: number }
  | { state: 'newer'; version: number }
  | { state: 'missing' | 'foreign' | 'damaged'; detail: string };

/** The newest schema that this program knows. */
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0;

/**
 * Reads the whole file and says whether it is a sound database of Winnow that this program can open. Takes as
 * long as reading the file does.
 */
export function checkDatabase(file: string): CheckedDatabase {
  if (!existsSync(file)) return { state: 'missing', detail: `There is no file ${file}.` };
  try {
    const connection = new DatabaseSync(file, { readOnly: true });
    try {
      return checkOpened(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    const state = findStorageTrouble(error) === 'damaged' ? 'damaged' : 'foreign';
    return { state, detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkOpened(connection: DatabaseSync): CheckedDatabase {
  const { user_version: version } = connection.prepare('pragma user_version').get() ?? {};
  const tables =
    "select count(*) as known from sqlite_master where name in ('articles', 'feeds', 'settings')";
  if (connection.prepare(tables).get()?.['known'] !== 3) {
    return { state: 'foreign', detail: 'It is a database, but not one of Winnow.' };
  }
  if (typeof version !== 'number' || version > SCHEMA_VERSION) {
    return { state: 'newer', version: Number(version) };
  }
  const [finding] = connection.prepare('pragma integrity_check(1)').all();
  const detail = String(finding?.['integrity_check'] ?? 'nothing');
  if (detail !== 'ok') return { state: 'damaged', detail };
  const [broken] = connection.prepare('pragma foreign_key_check').all();
  if (broken) return { state: 'damaged', detail: `A row of ${String(broken['table'])} belongs to none.` };
  const { articles } = connection.prepare('select count(*) as articles from articles').get() ?? {};
  return { state: 'sound', version, articles: Number(articles) };
}
