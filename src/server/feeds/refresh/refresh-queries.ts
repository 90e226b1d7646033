import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { inChunks } from '#server/platform/in-chunks.ts';

/** A feed and where it comes from, which tells its host. */
export type FeedAddress = { id: number; url: string };

/**
 * Feeds whose time has come, the longest overdue first; none that is paused. `now` in epoch ms. A time further ahead
 * than `longest` (ms), or the feed's own interval, was written before the clock was set back: it has come too.
 */
export async function listDueFeeds(db: Database, now: number, longest: number): Promise<FeedAddress[]> {
  const furthest = sql<number>`${now} + max(${longest}, coalesce(refresh_minutes, 0) * 60000)`;
  return selectAddresses(db)
    .where((feed) => feed.or([feed('next_refresh_at', '<=', now), feed('next_refresh_at', '>', furthest)]))
    .execute();
}

/** When the next feed is due; null without feeds that are refreshed by themselves. */
export async function findNextDueTime(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('feeds')
    .select((feed) => feed.fn.min<number | null>('next_refresh_at').as('at'))
    .where('paused_at', 'is', null)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** All feeds that are not paused, the longest overdue first. */
export async function listRefreshedFeeds(db: Database): Promise<FeedAddress[]> {
  return selectAddresses(db).execute();
}

function selectAddresses(db: Database) {
  return db
    .selectFrom('feeds')
    .select(['id', 'url'])
    .where('paused_at', 'is', null)
    .orderBy('next_refresh_at');
}

/** Addresses of feeds whose server said when it wants to be asked again, and that has not come yet. */
export async function listLimitedAddresses(db: Database, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('feeds')
    .select('url')
    .where('failure_kind', '=', 'rate_limited')
    .where('next_refresh_at', '>', now)
    .execute();
  return rows.map(({ url }) => url);
}

/** None of these feeds is due before `until`, in epoch ms. */
export async function postponeFeeds(db: Database, ids: number[], until: number): Promise<void> {
  for (const chunk of inChunks(ids)) {
    await db
      .updateTable('feeds')
      .set({ next_refresh_at: until })
      .where('id', 'in', chunk)
      .where('next_refresh_at', '<', until)
      .execute();
  }
}

/** What the items of a feed's last document were made from, as hashes. */
export async function listItemHashes(db: Database, feedId: number): Promise<string[]> {
  const row = await db
    .selectFrom('feed_items')
    .select('hashes')
    .where('feed_id', '=', feedId)
    .executeTakeFirst();
  return row?.hashes.split(' ') ?? [];
}

export async function replaceItemHashes(db: Database, feedId: number, hashes: string[]): Promise<void> {
  const row = { hashes: hashes.join(' ') };
  await db
    .insertInto('feed_items')
    .values({ feed_id: feedId, ...row })
    .onConflict((conflict) => conflict.column('feed_id').doUpdateSet(row))
    .execute();
}
