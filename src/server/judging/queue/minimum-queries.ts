import { sql } from 'kysely';
import { alwaysShown } from '#server/database/always-shown.ts';
import type { Database } from '#server/database/open.ts';
import { inChunks } from '#server/platform/in-chunks.ts';

/** Leaves articles unqueued because of the owner's minimum estimate, until that or the estimate changes. */
export async function markBelowMinimum(db: Database, articleIds: readonly number[]): Promise<void> {
  for (const ids of inChunks(articleIds)) {
    const columns = { state: 'not_queued', below_minimum: 1 } as const;
    await db.updateTable('articles').set(columns).where('id', 'in', ids).execute();
  }
}

/** What was left for that reason and no longer has it waits for the queue's decision again. */
export async function releaseAboveMinimum(db: Database, minimum: number | null): Promise<void> {
  await sql`
    update articles set state = 'new', below_minimum = 0
    where below_minimum = 1 and state = 'not_queued' and read_at is null
      and (${minimum} is null or estimate is null or estimate >= ${minimum} or ${alwaysShown})
  `.execute(db);
}

/** Takes out of the queue what waits by itself, was not begun and is below the minimum. Returns the articles. */
export async function withdrawBelowMinimum(
  db: Database,
  { minimum, now }: { minimum: number; now: number },
): Promise<number[]> {
  // A job's rank is its article's estimate where it has one: the condition on it only makes use of the index.
  const { rows } = await sql<{ id: number }>`
    delete from judging_jobs
    where article_id in (
      select judging_jobs.article_id from judging_jobs
      join articles on articles.id = judging_jobs.article_id
      where priority = 2 and kind = 'begin' and judging_jobs.rank < ${minimum}
        and (lease_until is null or lease_until <= ${now})
        and articles.state = 'waiting' and articles.estimate < ${minimum} and not ${alwaysShown}
    ) returning article_id as id
  `.execute(db);
  const ids = rows.map(({ id }) => id);
  await markBelowMinimum(db, ids);
  return ids;
}
