import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** How many feeds answer, how many do not, and how many the owner paused. */
export async function countFeeds(db: Database): Promise<{ well: number; failing: number; paused: number }> {
  const counted = await db
    .selectFrom('feeds')
    .select([
      sql<number>`count(*) filter (where paused_at is null and failure_kind is null)`.as('well'),
      sql<number>`count(*) filter (where paused_at is null and failure_kind is not null)`.as('failing'),
      sql<number>`count(*) filter (where paused_at is not null)`.as('paused'),
    ])
    .executeTakeFirstOrThrow();
  return counted;
}
