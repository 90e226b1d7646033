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
  const feeds = await listFeedTotals(db);
  return { ...sumTotals(feeds), hidden: hidden.total, ...(await countUnread(db, feeds)) };
}

type Totals = Record<(typeof countedViews)[number], number>;
type FeedTotals = Totals & { feed_id: number };

/** All views but the one that depends on the time. */
export async function readViewTotals(db: Database): Promise<Totals> {
  return sumTotals(await listFeedTotals(db));
}

/** What came with each feed; of feed 0 is what outlived its feed. */
async function listFeedTotals(db: Database): Promise<FeedTotals[]> {
  const columns = countedViews.map(
    (view) => sql`coalesce(sum(amount) filter (where ${viewPredicate(view, 0)}), 0) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<FeedTotals>`
    select feed_id, ${sql.join(columns)} from ${counters} group by feed_id
  `.execute(db);
  return rows;
}

function sumTotals(feeds: readonly FeedTotals[]): Totals {
  const totals: Totals = { unread: 0, all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0 };
  for (const feed of feeds) for (const view of countedViews) totals[view] += feed[view];
  return totals;
}

/**
 * Unread articles by feed, what it carries beside others included, and by folder, where an article counts once
 * however many of its feeds carry it. Put together here: joined and grouped by the database it took three times as long.
 */
async function countUnread(
  db: Database,
  feeds: readonly FeedTotals[],
): Promise<Pick<Counts, 'unread_by_feed' | 'unread_by_folder'>> {
  const folders = await listFolders(db);
  const byFeed = new Map<number, number>();
  const byFolder = new Map<number, number>();
  for (const { feed_id: feed, unread } of feeds) {
    if (unread === 0 || feed === 0) continue;
    add(byFeed, feed, unread);
    add(byFolder, folders.get(feed), unread);
  }
  const carriedIn = new Map<number, Set<number>>();
  for (const { feed_id: feed, own_feed_id: own, article_id: article } of await listCarriedUnread(db)) {
    add(byFeed, feed, 1);
    const folder = folders.get(feed);
    if (folder === undefined || (own !== null && folders.get(own) === folder)) continue;
    const carried = carriedIn.get(folder);
    if (carried) carried.add(article);
    else carriedIn.set(folder, new Set([article]));
  }
  for (const [folder, { size }] of carriedIn) add(byFolder, folder, size);
  return { unread_by_feed: Object.fromEntries(byFeed), unread_by_folder: Object.fromEntries(byFolder) };
}

function add(counts: Map<number, number>, id: number | undefined, amount: number): void {
  if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + amount);
}

/** The folder of each feed that is in one. */
async function listFolders(db: Database): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; folder_id: number }>`
    select id, folder_id from feeds where folder_id is not null
  `.execute(db);
  return new Map(rows.map(({ id, folder_id: folder }) => [id, folder]));
}

type Carried = { feed_id: number; article_id: number; own_feed_id: number | null };

/** What is unread and carried beside another feed, out of an index of its own. */
async function listCarriedUnread(db: Database): Promise<Carried[]> {
  const { rows } = await sql<Carried>`
    select feed_id, article_id, own_feed_id from article_duplicates where shelf = 2
  `.execute(db);
  return rows;
}
