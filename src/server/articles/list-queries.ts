import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Counts } from '#shared/article.ts';
import { MAX_LISTED_IDS } from '#shared/limits.ts';
import type { Sort, View } from '#shared/page.ts';

/**
 * Where an article without score and estimate stands in *Best first*: just below the last one of the middle
 * tier (40), so that the best stay on top and the poor ones do not bury what nobody has looked at. The
 * partial indexes of migration 7 name the same constant.
 */
const UNRANKED_POSITION = 39.9995;

/** Which articles stand in a view. Lists and counts share these, so a count is the count of its list. */
const viewPredicates: Record<View, RawBuilder<boolean>> = {
  unread: sql`articles.read_at is null and articles.state <> 'blocked' and articles.rejudging = 0`,
  all: sql`articles.state <> 'blocked'`,
  starred: sql`articles.starred_at is not null`,
  scoring: sql`(articles.state = 'waiting' or articles.rejudging = 1)`,
  blocked: sql`articles.state = 'blocked'`,
  failed: sql`articles.state = 'failed' and articles.rejudging = 0`,
};

/** Ties are broken by date and then by id, so that an order is always the same order. */
const sortOrders: Record<Sort, RawBuilder<unknown>> = {
  best: sql`coalesce(articles.rank, ${sql.lit(UNRANKED_POSITION)}) desc, articles.published_at desc, articles.id desc`,
  newest: sql`articles.published_at desc, articles.id desc`,
  oldest: sql`articles.published_at asc, articles.id asc`,
  lowest: sql`articles.rank is null, articles.rank asc, articles.published_at desc, articles.id desc`,
  // Lane by lane as in judging/claim-queries.ts: the longest waiting first of what is asked for by hand, else the best.
  queue: sql`judging_jobs.lease_until is null, coalesce(judging_jobs.priority, 9),
    case judging_jobs.priority when 0 then judging_jobs.enqueued_at end,
    case judging_jobs.priority when 0 then -judging_jobs.rank else judging_jobs.rank end desc,
    articles.published_at desc, articles.id desc`,
};

const withJobs = sql`left join judging_jobs on judging_jobs.article_id = articles.id`;

export type ListScope = { view: View; sort: Sort; feedId?: number | undefined };

/**
 * The ordered ids of a view (the first {@link MAX_LISTED_IDS}), how many there are in truth, and how many of
 * them have neither score nor estimate.
 */
export async function listArticleIds(
  db: Database,
  { view, sort, feedId }: ListScope,
): Promise<{ ids: number[]; total: number; unranked: number }> {
  const scope = feedId === undefined ? sql`true` : sql`articles.feed_id = ${feedId}`;
  const where = sql`${viewPredicates[view]} and ${scope}`;
  const ids = await sql<{ id: number }>`
    select articles.id from articles ${sort === 'queue' ? withJobs : sql``}
    where ${where} order by ${sortOrders[sort]} limit ${MAX_LISTED_IDS}
  `.execute(db);
  const totals = await sql<{ total: number; unranked: number }>`
    select count(*) as total, count(*) filter (where articles.rank is null) as unranked
    from articles where ${where}
  `.execute(db);
  const { total, unranked } = totals.rows[0] ?? { total: 0, unranked: 0 };
  return { ids: ids.rows.map((row) => row.id), total, unranked };
}

/** All that stand in Failed: unlike a list, not only the first of them. */
export async function listFailedIds(db: Database): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select articles.id from articles where ${viewPredicates.failed}
  `.execute(db);
  return found.rows.map(({ id }) => id);
}

/** How many articles stand in each view, by the same predicates as the lists. */
export async function readCounts(db: Database): Promise<Counts> {
  const count = (view: View) => sql<number>`(select count(*) from articles where ${viewPredicates[view]})`;
  const totals = await sql<Omit<Counts, 'unread' | 'unread_by_feed'>>`
    select ${count('all')} as "all", ${count('starred')} as starred, ${count('scoring')} as scoring,
      ${count('blocked')} as blocked, ${count('failed')} as failed
  `.execute(db);
  // Unread ones by feed, then added up: their plain count would read every row that is not blocked.
  const byFeed = await sql<{ feed_id: number | null; unread: number }>`
    select feed_id, count(*) as unread from articles where ${viewPredicates.unread} group by feed_id
  `.execute(db);
  const none = { all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0 };
  const unread = byFeed.rows.reduce((sum, row) => sum + row.unread, 0);
  const ofFeeds = byFeed.rows.filter((row) => row.feed_id !== null);
  const unreadByFeed = Object.fromEntries(ofFeeds.map((row) => [String(row.feed_id), row.unread]));
  return { ...none, ...totals.rows[0], unread, unread_by_feed: unreadByFeed };
}
