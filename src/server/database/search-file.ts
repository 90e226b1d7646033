import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { openSqliteBeside } from './dialect.ts';
import type { Tables } from './schema.ts';
import type { IndexTables } from './search-tables.ts';

/** The search's own file with the database beside it, which it can only read. */
export type SearchDatabase = Kysely<Tables & IndexTables>;

export type SearchFile = { db: SearchDatabase; close: () => Promise<void> };

/** Raised when the tables below change, or what is put into them: the index is then made anew. */
const VERSION = 1;

/**
 * Opens (or makes) `search.db` beside the database. One that is broken, of another version, or made from another
 * database is thrown away: all that is in it can be read again.
 */
export async function openSearchFile(database: string, isWanted: () => boolean): Promise<SearchFile> {
  const file = join(dirname(database), 'search.db');
  const open = () => {
    const dialect = openSqliteBeside(database, { file, isWanted });
    return new Kysely<Tables & IndexTables>({ dialect });
  };
  if (existsSync(file)) {
    const kept = await openKept(open);
    if (kept) return { db: kept, close: () => kept.destroy() };
  }
  removeSearchFile(database);
  const db = open();
  for (const statement of statements) await sql.raw(statement).execute(db);
  return { db, close: () => db.destroy() };
}

/** Throws the index away; the next opening makes it anew. */
export function removeSearchFile(database: string): void {
  const file = join(dirname(database), 'search.db');
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}

/** Whether an error says that the file is damaged. Source: SQLite, result codes 11 (corrupt) and 26 (not a database). */
export function isDamaged(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  // The lower byte is the primary code.
  return [11, 26].includes(code % 256);
}

/** The index that is there; undefined where it is of no use. */
async function openKept(open: () => SearchDatabase): Promise<SearchDatabase | undefined> {
  let db: SearchDatabase | undefined;
  try {
    db = open();
    const { rows } = await sql<{ fits: number }>`
      select (select user_version from pragma_user_version) = ${VERSION}
        and source = (select value from settings where key = 'search_source')
        and through_id <= (select coalesce(max(seq), 0) from winnow.sqlite_sequence where name = 'articles')
        and seen_change <= (select coalesce(max(seq), 0) from winnow.sqlite_sequence where name = 'search_changes')
        as fits
      from index_state
    `.execute(db);
    if (rows[0]?.fits === 1) return db;
  } catch (error) {
    if (!isDamaged(error) && !isOfAnotherKind(error)) throw error;
  }
  await db?.destroy();
  return undefined;
}

/** Tables are missing: the file was not finished, or is none of ours. */
function isOfAnotherKind(error: unknown): boolean {
  return error instanceof Error && error.message.includes('no such');
}

// The words of a text are found by it, the text itself is not kept twice. Without further indexes for beginnings of
// words: they would add half of the texts' size (docs/decisions/0016).
const statements = [
  `create virtual table article_index using fts5 (
    title, text, feed, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  )`,
  'create table index_sweeps (feed_id integer primary key, below_id integer not null) strict',
  'create table index_state (source text not null, through_id integer not null, seen_change integer not null) strict',
  // What is there already is read from the newest down, what comes from the oldest up.
  `insert into index_sweeps select 0, max(id) + 1 from articles having max(id) is not null`,
  `insert into index_state values (
    (select value from settings where key = 'search_source'),
    (select coalesce(max(id), 0) from articles),
    (select coalesce(max(seq), 0) from winnow.sqlite_sequence where name = 'search_changes')
  )`,
  `pragma user_version = ${VERSION}`,
];
