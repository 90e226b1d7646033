import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { MAX_LISTED_IDS, type Sort, type View } from '#shared/page.ts';
import type { Counts } from '#shared/article.ts';
import { sortOrders, viewPredicates } from './list-order.ts';

export type ListScope = { view: View; sort: Sort; feedId?: number | undefined };

/** The ordered ids of a view (the first {@link MAX_LISTED_IDS}), and how many there are in truth. */
export async function listArticleIds(
  db: Database,
  { view, sort, feedId }: ListScope,
): Promise<{ ids: number[]; total: number; unranked: number }> {
  const scope = feedId === undefined ? sql`true` : sql`articles.feed_id = ${feedId}`;
  const where = sql`${viewPredicates[view]} and ${scope}`;
  const ids = await sql<{ id: number }>`
    select articles.id from articles where ${where} order by ${sortOrders[sort]} limit ${MAX_LISTED_IDS}
  `.execute(db);
  const totals = await sql<{ total: number; unranked: number }>`
    select count(*) as total, count(*) filter (where articles.score is null) as unranked
    from articles where ${where}
  `.execute(db);
  const { total, unranked } = totals.rows[0] ?? { total: 0, unranked: 0 };
  return { ids: ids.rows.map((row) => row.id), total, unranked };
}

/** How many articles stand in each view, by the same predicates as the lists. */
export async function readCounts(db: Database): Promise<Counts> {
  const count = (view: View) => sql<number>`(select count(*) from articles where ${viewPredicates[view]})`;
  const totals = await sql<Omit<Counts, 'unread_by_feed'>>`
    select ${count('unread')} as unread, ${count('all')} as "all", ${count('starred')} as starred,
      ${count('scoring')} as scoring, ${count('blocked')} as blocked, ${count('failed')} as failed
  `.execute(db);
  const byFeed = await sql<{ feed_id: number; unread: number }>`
    select feed_id, count(*) as unread from articles
    where ${viewPredicates.unread} and feed_id is not null group by feed_id
  `.execute(db);
  const none = { unread: 0, all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0 };
  const unreadByFeed = Object.fromEntries(byFeed.rows.map((row) => [String(row.feed_id), row.unread]));
  return { ...none, ...totals.rows[0], unread_by_feed: unreadByFeed };
}
