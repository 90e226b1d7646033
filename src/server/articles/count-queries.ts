import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Counts } from '#shared/article.ts';
import { type View, viewSchema } from '#shared/page.ts';
import { type ArticleScope, carriedBeside, categoriesOf, collected, feedsOf } from './scope-queries.ts';
import { shelfPredicate, viewPredicate } from './view-queries.ts';

/** How many there are, and how many of them have neither score nor estimate. */
export type Total = { total: number; unranked: number };

/**
 * The counters in the shape of articles, so that the predicates of the views can be asked of them. They know
 * nothing of times: *Hidden today* is counted from its index.
 */
const counters = sql`(
  select feed_id, state, rejudging, nullif(is_read, 0) as read_at, nullif(is_starred, 0) as starred_at,
    nullif(is_ranked, 0) as rank, articles as amount
  from article_counts) as articles`;

const sumOfTotal = sql`coalesce(sum(amount), 0) as total,
  coalesce(sum(amount) filter (where articles.rank is null), 0) as unranked`;

/** Counts a view of a scope; `now` in epoch ms. */
export async function countList(
  db: Database,
  { view, now, ...scope }: ArticleScope & { view: View; now: number },
): Promise<Total> {
  const { categoryId } = scope;
  const feeds = feedsOf(scope);
  const shelf = shelfPredicate(view);
  if (view === 'hidden' || (categoryId !== undefined && (feeds || !shelf))) {
    return countEach(db, collected(view, { now, ...scope }));
  }
  // What carries a category has been judged, so it has a score.
  if (categoryId !== undefined) return { total: await countCarriers(db, categoryId, view), unranked: 0 };
  if (!feeds) return sumCounters(db, viewPredicate(view, now));
  const own = await sumCounters(db, sql`(${viewPredicate(view, now)} and articles.feed_id in (${feeds}))`);
  const carried = await countCarried(db, feeds, { view, now });
  return { total: own.total + carried.total, unranked: own.unranked + carried.unranked };
}

async function countEach(db: Database, where: RawBuilder<boolean>): Promise<Total> {
  const { rows } = await sql<Total>`
    select count(*) as total, count(*) filter (where articles.rank is null) as unranked
    from articles where ${where}
  `.execute(db);
  return rows[0] ?? { total: 0, unranked: 0 };
}

async function sumCounters(db: Database, where: RawBuilder<boolean>): Promise<Total> {
  const { rows } = await sql<Total>`select ${sumOfTotal} from ${counters} where ${where}`.execute(db);
  return rows[0] ?? { total: 0, unranked: 0 };
}

async function countCarriers(db: Database, categoryId: number, view: View): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(distinct article_id) as total from article_categories
    where category_id in (${categoriesOf(categoryId)}) and ${shelfPredicate(view) ?? sql`true`}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

/** What these feeds carry beside articles of feeds outside of them, each article once. */
async function countCarried(
  db: Database,
  feeds: RawBuilder<unknown>,
  { view, now }: { view: View; now: number },
): Promise<Total> {
  const { rows } = await sql<Total>`
    select count(*) as total, count(*) filter (where articles.rank is null) as unranked
    from articles where ${viewPredicate(view, now)}
      and articles.id in (${carriedBeside(view, feeds)})
  `.execute(db);
  return rows[0] ?? { total: 0, unranked: 0 };
}

const countedViews = viewSchema.exclude(['hidden']).options;

/** How many articles stand in each view, by the same predicates as the lists; `now` in epoch ms. */
export async function readCounts(db: Database, now: number): Promise<Counts> {
  const hidden = await countEach(db, viewPredicate('hidden', now));
  return {
    ...(await readViewTotals(db)),
    hidden: hidden.total,
    unread_by_feed: await readUnread(db, ofFeeds),
    unread_by_folder: await readUnread(db, ofFolders),
  };
}

/** All views but the one that depends on the time. */
export async function readViewTotals(db: Database): Promise<Record<(typeof countedViews)[number], number>> {
  const columns = countedViews.map(
    (view) => sql`coalesce(sum(amount) filter (where ${viewPredicate(view, 0)}), 0) as ${sql.ref(view)}`,
  );
  type Totals = Record<(typeof countedViews)[number], number>;
  const { rows } = await sql<Totals>`select ${sql.join(columns)} from ${counters}`.execute(db);
  return rows[0] ?? { unread: 0, all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0 };
}

const unreadOwn = sql`select feed_id, amount from ${counters} where ${viewPredicate('unread', 0)} and amount > 0`;

/** Unread articles by feed: what came with it, and what it carries besides. */
const ofFeeds = sql<UnreadOf>`
  select feed_id as id, sum(amount) as unread from (
    ${unreadOwn} union all
    select feed_id, count(*) from article_duplicates where shelf = 2 group by feed_id
  ) where feed_id <> 0 group by feed_id`;

/** Unread articles by folder. What several feeds of one carry counts once there. */
const ofFolders = sql<UnreadOf>`
  select folder_id as id, sum(amount) as unread from (
    select folder_id, amount from (${unreadOwn}) as own join feeds on feeds.id = own.feed_id
    union all
    select carriers.folder_id, count(distinct article_id)
    from article_duplicates
    cross join feeds as carriers on carriers.id = article_duplicates.feed_id
    left join feeds as owners on owners.id = article_duplicates.own_feed_id
    where article_duplicates.shelf = 2 and carriers.folder_id is not null
      and carriers.folder_id is not owners.folder_id
    group by carriers.folder_id
  ) where folder_id is not null group by folder_id`;

type UnreadOf = { id: number; unread: number };

async function readUnread(db: Database, query: RawBuilder<UnreadOf>): Promise<Record<string, number>> {
  const { rows } = await query.execute(db);
  return Object.fromEntries(rows.map(({ id, unread }) => [id, unread]));
}
