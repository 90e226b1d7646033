import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
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

async function leaveQueue(db: Database, id: number, now: number): Promise<void> {
  const removed = await db
    .deleteFrom('judging_jobs')
    .where('article_id', '=', id)
    .where('reason', '=', 'new')
    .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)]))
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return;
  await db
    .updateTable('articles')
    .set({ state: 'not_queued' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}
