import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { StoredState } from '#server/database/schema.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import type { ArticleMarks } from '#shared/article.ts';

/**
 * Writes the marks. Reading an article before its turn takes it out of the queue (nobody needs to be
 * told any more whether it is worth reading); taking the mark back hands it to the queue again. Returns
 * whether the article exists.
 */
export async function updateMarks(
  db: Database,
  id: number,
  { marks, now }: { marks: ArticleMarks; now: number },
): Promise<boolean> {
  const article = await db
    .selectFrom('articles')
    .select(['id', 'read_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!article) return false;
  if (marks.starred !== undefined) {
    const starredAt = marks.starred ? sql<number>`coalesce(starred_at, ${now})` : null;
    await db.updateTable('articles').set({ starred_at: starredAt }).where('id', '=', id).execute();
  }
  if (marks.read === true && article.read_at === null) {
    await db.updateTable('articles').set({ read_at: now }).where('id', '=', id).execute();
    await leaveQueue(db, id, now);
  }
  if (marks.read === false && article.read_at !== null) {
    await db.updateTable('articles').set({ read_at: null, listed_at: now }).where('id', '=', id).execute();
    await db
      .updateTable('articles')
      .set({ state: 'new' })
      .where('id', '=', id)
      .where('state', '=', 'not_queued')
      .execute();
  }
  return true;
}

/** Articles that became read, and those among them that were the queue's to judge by itself. */
export type MarkedArticles = { marked: number[]; offered: number[] };

/**
 * Marks those of the articles read that are not yet, and takes what waits of them by itself out of the queue,
 * in the caller's transaction.
 */
export async function markRead(
  db: Database,
  articleIds: readonly number[],
  now: number,
): Promise<MarkedArticles> {
  const given = sql`select value from json_each(${JSON.stringify(articleIds)})`;
  const read = await sql<{ id: number; state: StoredState }>`
    update articles set read_at = ${now} where id in (${given}) and read_at is null returning id, state
  `.execute(db);
  const offered = read.rows.filter(({ state }) => state === 'new' || state === 'waiting').map(({ id }) => id);
  if (offered.length > 0)
    await withdraw(db, now, sql`select value from json_each(${JSON.stringify(offered)})`);
  return { marked: read.rows.map(({ id }) => id), offered };
}

/**
 * Takes marks back that were set at `markedAt`, in the caller's transaction: what was marked anew since stays,
 * and what is unread by now too. Each stands where it stood, with the date at which it came; what was the queue's
 * is offered to it again. Returns those that became unread.
 */
export async function takeBackMarks(
  db: Database,
  { marked, offered }: MarkedArticles,
  markedAt: number,
): Promise<number[]> {
  const unread = await sql<{ id: number }>`
    update articles set read_at = null
    where id in (select value from json_each(${JSON.stringify(marked)})) and read_at = ${markedAt} returning id
  `.execute(db);
  const ids = new Set(unread.rows.map(({ id }) => id));
  const again = offered.filter((id) => ids.has(id));
  if (again.length > 0) {
    await sql`
      update articles set state = 'new'
      where id in (select value from json_each(${JSON.stringify(again)})) and state = 'not_queued'
    `.execute(db);
  }
  return [...ids];
}

async function leaveQueue(db: Database, id: number, now: number): Promise<void> {
  await withdraw(db, now, sql`${id}`);
}

/**
 * Takes what waits of a feed by itself out of the queue, in the caller's transaction; what the owner asked
 * for stays. Returns the articles that left.
 */
export async function withdrawArticlesOf(db: Database, feedId: number, now: number): Promise<number[]> {
  return withdraw(db, now, sql`select id from articles where feed_id = ${feedId}`);
}

/** One that somebody is judging right now has had its turn: it keeps its job. Returns those that left. */
async function withdraw(db: Database, now: number, articleIds: RawBuilder<unknown>): Promise<number[]> {
  const left = await sql<{ article_id: number }>`
    delete from judging_jobs
    where article_id in (${articleIds}) and reason = 'new' and (lease_until is null or lease_until <= ${now})
    returning article_id
  `.execute(db);
  const ids = left.rows.map((row) => row.article_id);
  for (const chunk of inChunks(ids)) {
    await db
      .updateTable('articles')
      .set({ state: 'not_queued' })
      .where('id', 'in', chunk)
      .where('state', '=', 'waiting')
      .execute();
  }
  return ids;
}
