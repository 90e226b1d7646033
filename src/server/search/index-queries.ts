import { sql } from 'kysely';
import type { SearchDatabase } from '#server/database/search-file.ts';

/** What the index takes of an article. */
export type ArticleToIndex = { id: number; title: string; text: string; feed: string };

/** What of the index and the database tells what is left to do. */
type IndexState = { through_id: number; seen_change: number };

export async function readIndexState(db: SearchDatabase): Promise<IndexState> {
  return db.selectFrom('index_state').select(['through_id', 'seen_change']).executeTakeFirstOrThrow();
}

/** Whether something changed or came since the last step: one look, so that each search can afford it. */
export async function isBehind(db: SearchDatabase): Promise<boolean> {
  const { rows } = await sql<{ behind: number }>`
    select through_id < coalesce((select max(id) from articles), 0)
      or seen_change < coalesce((select max(seq) from search_changes), 0) as behind
    from index_state
  `.execute(db);
  return rows[0]?.behind === 1;
}

/** The next changes behind one, the oldest first. */
export async function listChanges(db: SearchDatabase, after: number, limit: number) {
  return db
    .selectFrom('search_changes')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** A sweep that is under way, those of one feed first; undefined when all is read. */
export async function findSweep(db: SearchDatabase) {
  return db.selectFrom('index_sweeps').selectAll().orderBy('feed_id', 'desc').limit(1).executeTakeFirst();
}

const columns = sql`
  articles.id, articles.title,
  coalesce(article_contents.full_text, nullif(article_contents.text, ''), articles.excerpt) as text,
  coalesce(feeds.custom_title, feeds.title, articles.gone_feed_title, '') as feed
  from articles
  join article_contents on article_contents.article_id = articles.id
  left join feeds on feeds.id = articles.feed_id`;

/** These articles; those that are gone are left out. */
export async function readArticles(db: SearchDatabase, ids: readonly number[]): Promise<ArticleToIndex[]> {
  const { rows } = await sql<ArticleToIndex>`
    select ${columns} where articles.id in (select value from json_each(${JSON.stringify(ids)}))
  `.execute(db);
  return rows;
}

/** The next new articles, the oldest first. */
export async function readNewArticles(db: SearchDatabase, after: number, limit: number) {
  const { rows } = await sql<ArticleToIndex>`
    select ${columns} where articles.id > ${after} order by articles.id limit ${limit}
  `.execute(db);
  return rows;
}

/** The next articles of a sweep, the newest first. */
export async function readSweptArticles(
  db: SearchDatabase,
  { feed_id: feedId, below_id: below }: { feed_id: number; below_id: number },
  limit: number,
): Promise<ArticleToIndex[]> {
  const ofFeed = feedId === 0 ? sql`true` : sql`feed_id = ${feedId}`;
  // The ids first: what a feed has is sorted by them without its texts.
  const { rows } = await sql<ArticleToIndex>`
    select ${columns} where articles.id in (
      select id from articles where id < ${below} and ${ofFeed} order by id desc limit ${limit}
    ) order by articles.id desc
  `.execute(db);
  return rows;
}

/** Puts articles into the index, in place of what it had of them. */
export async function putIntoIndex(db: SearchDatabase, articles: readonly ArticleToIndex[]): Promise<void> {
  for (const { id, title, text, feed } of articles) {
    await sql`
      insert or replace into article_index (rowid, title, text, feed) values (${id}, ${title}, ${text}, ${feed})
    `.execute(db);
  }
}

export async function takeOutOfIndex(db: SearchDatabase, ids: readonly number[]): Promise<void> {
  for (const id of ids) await sql`delete from article_index where rowid = ${id}`.execute(db);
}

/** A feed's articles are to be read again, from the newest down. */
export async function beginSweep(db: SearchDatabase, feedId: number, belowId: number): Promise<void> {
  await sql`
    insert or replace into index_sweeps (feed_id, below_id) values (${feedId}, ${belowId})
  `.execute(db);
}

/** `below`: articles under this id are left; undefined ends the sweep. */
export async function moveSweep(
  db: SearchDatabase,
  feedId: number,
  below: number | undefined,
): Promise<void> {
  if (below === undefined) await db.deleteFrom('index_sweeps').where('feed_id', '=', feedId).execute();
  else await db.updateTable('index_sweeps').set({ below_id: below }).where('feed_id', '=', feedId).execute();
}

export async function saveIndexState(db: SearchDatabase, change: Partial<IndexState>): Promise<void> {
  await db.updateTable('index_state').set(change).execute();
}

/** Articles that the first sweep has still to read, of all there are; undefined when it is done. */
export async function readProgress(db: SearchDatabase): Promise<{ left: number; total: number } | undefined> {
  const sweep = await db
    .selectFrom('index_sweeps')
    .select('below_id')
    .where('feed_id', '=', 0)
    .executeTakeFirst();
  if (!sweep) return undefined;
  const { rows } = await sql<{ left: number; total: number }>`
    select count(*) filter (where id < ${sweep.below_id}) as left, count(*) as total from articles
  `.execute(db);
  return rows[0];
}
