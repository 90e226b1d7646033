import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Counts } from '#shared/article.ts';
import { MAX_LISTED_IDS, MIDDLE_SCORE } from '#shared/limits.ts';
import type { Sort, View } from '#shared/page.ts';
import { type CarriedUnread, countByFeed, countByFolder, type UnreadOfFeed } from './count-unread.ts';

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
  hidden: sql`articles.listed_at >= unixepoch('subsec') * 1000 - 86400000
    and (articles.state = 'blocked' or articles.rank < ${sql.lit(MIDDLE_SCORE)})`,
};

/** Ties are broken by date and then by id, so that an order is always the same order. */
const sortOrders: Record<Sort, RawBuilder<unknown>> = {
  best: sql`coalesce(articles.rank, ${sql.lit(UNRANKED_POSITION)}) desc, articles.published_at desc, articles.id desc`,
  fresh: sql`coalesce(articles.rank, ${sql.lit(UNRANKED_POSITION)}) + 4.0 * articles.published_at / 86400000 desc,
    articles.published_at desc, articles.id desc`,
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

/** Of one feed, of one folder, or of everything. */
export type ListScope = {
  view: View;
  sort: Sort;
  feedId?: number | undefined;
  folderId?: number | undefined;
};

/**
 * The ordered ids of a view (the first {@link MAX_LISTED_IDS}), how many there are in truth, and how many of
 * them have neither score nor estimate.
 */
export async function listArticleIds(
  db: Database,
  { view, sort, ...scope }: ListScope,
): Promise<{ ids: number[]; total: number; unranked: number }> {
  const feeds = feedsOf(scope);
  const where = feeds ? inFeeds(viewPredicates[view], feeds) : viewPredicates[view];
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

function feedsOf({ feedId, folderId }: Pick<ListScope, 'feedId' | 'folderId'>) {
  if (feedId !== undefined) return sql`${feedId}`;
  return folderId === undefined ? undefined : sql`select id from feeds where folder_id = ${folderId}`;
}

/**
 * What came with these feeds, and what they carry beside others. The predicate stands in both halves so that
 * each of them finds an index: with it before both, a feed's unread ones are looked for among all it has.
 */
function inFeeds(predicate: RawBuilder<boolean>, feeds: RawBuilder<unknown>): RawBuilder<boolean> {
  const carried = sql`select article_id from article_duplicates where feed_id in (${feeds})`;
  return sql`(${predicate} and articles.feed_id in (${feeds}) or ${predicate} and articles.id in (${carried}))`;
}

/** All that stand in Unread of these feeds, what they carry beside others included. */
export async function listUnreadOfFeeds(db: Database, feedIds: readonly number[]): Promise<number[]> {
  const feeds = sql`select value from json_each(${JSON.stringify(feedIds)})`;
  const found = await sql<{ id: number }>`
    select articles.id from articles where ${inFeeds(viewPredicates.unread, feeds)}
  `.execute(db);
  return found.rows.map(({ id }) => id);
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
  const totals = await sql<Omit<Counts, 'unread' | 'unread_by_feed' | 'unread_by_folder'>>`
    select ${count('all')} as "all", ${count('starred')} as starred, ${count('scoring')} as scoring,
      ${count('blocked')} as blocked, ${count('failed')} as failed, ${count('hidden')} as hidden
  `.execute(db);
  // Unread ones by feed, then added up: their plain count would read every row that is not blocked.
  const own = await sql<UnreadOfFeed>`
    select feed_id, count(*) as unread from articles where ${viewPredicates.unread} group by feed_id
  `.execute(db);
  const unread = { own: own.rows, carried: await listCarriedUnread(db) };
  const none = { all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0, hidden: 0 };
  return {
    ...none,
    ...totals.rows[0],
    unread: own.rows.reduce((sum, row) => sum + row.unread, 0),
    unread_by_feed: countByFeed(unread),
    unread_by_folder: countByFolder(unread, await readFolders(db)),
  };
}

/**
 * Unread articles that feeds carry beside the one they came with. The cross join fixes the order: few are
 * unread and fewer of those duplicates, but a feed's duplicates are mostly read.
 */
async function listCarriedUnread(db: Database): Promise<CarriedUnread[]> {
  const found = await sql<CarriedUnread>`
    select articles.id, articles.feed_id as own_feed_id, article_duplicates.feed_id
    from articles cross join article_duplicates on article_duplicates.article_id = articles.id
    where ${viewPredicates.unread}
  `.execute(db);
  return found.rows;
}

/** The folders of feeds, by feed; those in none are left out. */
async function readFolders(db: Database): Promise<Map<number | null, number>> {
  const found = await sql<{ id: number; folder_id: number }>`
    select id, folder_id from feeds where folder_id is not null
  `.execute(db);
  return new Map(found.rows.map((feed) => [feed.id, feed.folder_id]));
}
