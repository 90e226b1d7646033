import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Line } from './line-schemas.ts';
import { portableSettings } from './portable-settings.ts';

const whatCounts = ['feeds', 'articles', 'folders', 'feedback', 'saved_searches'] as const;

/** Which of the tables that an import fills hold something already, of a file of any version. */
export async function listFilledTables(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name in (${sql.join(whatCounts)})
  `.execute(db);
  const filled: string[] = [];
  for (const { name } of rows) {
    const found = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (found.rows.length > 0) filled.push(name);
  }
  return filled;
}

/**
 * For a file that is thrown away should anything go wrong: nothing waits for the disk, and no log beside it grows as
 * long as the file itself. Not inside a transaction.
 */
export async function hurryAlong(db: Database): Promise<void> {
  await sql`pragma journal_mode = memory`.execute(db);
  await sql`pragma synchronous = off`.execute(db);
}

/** Takes away what an empty Winnow comes with, and what the file says anew. Inside a transaction. */
export async function makeRoom(db: Database): Promise<void> {
  // A category may name another that comes after it.
  await sql`pragma defer_foreign_keys = on`.execute(db);
  for (const table of ['category_work', 'auto_group_moves', 'category_aliases', 'categories'] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.deleteFrom('settings').where('key', 'in', portableSettings).execute();
  // An index of what stood here once must not be taken for that of what comes.
  const another = { value: sql<string>`json_quote(hex(randomblob(8)))` };
  await db.updateTable('settings').set(another).where('key', '=', 'search_source').execute();
}

export async function insertFolder(db: Database, { type: _, ...row }: Line<'folder'>): Promise<void> {
  await db.insertInto('folders').values(row).execute();
}

export async function insertFeed(db: Database, { type: _, ...row }: Line<'feed'>): Promise<void> {
  await db.insertInto('feeds').values(row).execute();
}

export async function insertSetting(
  db: Database,
  { key, value, updated_at }: Line<'setting'>,
): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(value), updated_at })
    .execute();
}

export async function insertCategory(
  db: Database,
  { type: _, work, ...row }: Line<'category'>,
): Promise<void> {
  await db.insertInto('categories').values(row).execute();
  if (work)
    await db
      .insertInto('category_work')
      .values({ category_id: row.id, ...work })
      .execute();
}

export async function insertAlias(db: Database, { type: _, ...row }: Line<'category_alias'>): Promise<void> {
  await db.insertInto('category_aliases').values(row).execute();
}

export async function insertSearch(db: Database, { type: _, ...row }: Line<'saved_search'>): Promise<void> {
  await db.insertInto('saved_searches').values(row).execute();
}

/** A vote; null where its article is gone. */
export async function insertVote(
  db: Database,
  { category_names, ...row }: Omit<Line<'vote'>, 'type'>,
  articleId: number | null,
): Promise<void> {
  const names = JSON.stringify(category_names);
  await db
    .insertInto('feedback')
    .values({ ...row, article_id: articleId, category_names: names })
    .execute();
}

export async function insertRemoved(
  db: Database,
  { type: _, ...row }: Line<'removed_article'>,
): Promise<void> {
  await db.insertInto('removed_articles').values(row).execute();
}
