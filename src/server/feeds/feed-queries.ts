import type { Selectable } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import { withoutLogin } from '#server/fetching/target.ts';
import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import { AppError } from '#shared/app-error.ts';
import type { Feed } from '#shared/feed.ts';
import { fetchFailureKindSchema } from '#shared/fetch-failure.ts';

/** A feed as it is stored. */
export type StoredFeed = Selectable<Tables['feeds']>;

export type FeedChange = Partial<Omit<StoredFeed, 'id'>>;

/** All feeds by name, as the page shows them. */
export async function listFeeds(db: Database): Promise<Feed[]> {
  const rows = await selectFeeds(db).execute();
  const feeds = rows.map(toFeed);
  return feeds.sort((one, other) => one.title.localeCompare(other.title, 'en', { sensitivity: 'base' }));
}

/** One feed as the page shows it. Throws `not_found`. */
export async function getFeed(db: Database, id: number): Promise<Feed> {
  const row = await selectFeeds(db).where('feeds.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return toFeed(row);
}

/** One feed as it is stored. Throws `not_found`. */
export async function getStoredFeed(db: Database, id: number): Promise<StoredFeed> {
  const row = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function findFeedByUrl(db: Database, url: string): Promise<{ id: number } | undefined> {
  return db.selectFrom('feeds').select('id').where('url', '=', url).executeTakeFirst();
}

/** While a feed is being added it is not due; after a crash in the middle of that it soon is. */
const FIRST_DUE_AFTER = 5 * 60_000;

/** Returns the new feed's id; undefined when there is one with this address. */
export async function insertFeed(
  db: Database,
  feed: { url: string; title: string; now: number },
): Promise<number | undefined> {
  const { url, title, now } = feed;
  const row = await db
    .insertInto('feeds')
    .values({ url, title, added_at: now, next_refresh_at: now + FIRST_DUE_AFTER })
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateFeed(db: Database, id: number, change: FeedChange): Promise<void> {
  await db.updateTable('feeds').set(change).where('id', '=', id).execute();
}

/** Feeds whose time has come, the longest overdue first. */
export async function listDueFeeds(
  db: Database,
  { now, limit }: { now: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('feeds')
    .select('id')
    .where('next_refresh_at', '<=', now)
    .orderBy('next_refresh_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** When the next feed is due; null without feeds. */
export async function findNextDueTime(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('feeds')
    .select((feed) => feed.fn.min<number | null>('next_refresh_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

export async function listFeedIds(db: Database): Promise<number[]> {
  const rows = await db.selectFrom('feeds').select('id').orderBy('next_refresh_at').execute();
  return rows.map(({ id }) => id);
}

/** Dates of a feed's newest articles, newest first: how often it changes. */
export async function listNewestDates(db: Database, feedId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('articles')
    .select('published_at')
    .where('feed_id', '=', feedId)
    .orderBy('published_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ published_at }) => published_at);
}

/** Deletes a feed with its articles; starred ones stay, with its name. Returns how many stayed. */
export async function deleteFeedRows(db: Database, feed: { id: number; title: string }): Promise<number> {
  const kept = await db
    .updateTable('articles')
    .set({ feed_id: null, gone_feed_title: feed.title })
    .where('feed_id', '=', feed.id)
    .where('starred_at', 'is not', null)
    .executeTakeFirst();
  await db.deleteFrom('feeds').where('id', '=', feed.id).execute();
  return Number(kept.numUpdatedRows);
}

type FeedRow = Awaited<ReturnType<ReturnType<typeof selectFeeds>['execute']>>[number];

function selectFeeds(db: Database) {
  return db
    .selectFrom('feeds')
    .selectAll('feeds')
    .select((row) =>
      row
        .selectFrom('articles')
        .select((article) => article.fn.countAll<number>().as('count'))
        .whereRef('articles.feed_id', '=', 'feeds.id')
        .as('article_count'),
    );
}

function toFeed(row: FeedRow): Feed {
  const url = withoutLogin(row.url);
  return {
    id: row.id,
    url,
    site_url: row.site_url,
    title: row.custom_title ?? (row.title === '' ? url : row.title),
    custom_title: row.custom_title,
    article_count: row.article_count ?? 0,
    never_judge: row.never_judge === 1,
    last_refreshed_at: toTimeOrNull(row.last_refreshed_at),
    last_success_at: toTimeOrNull(row.last_success_at),
    next_refresh_at: toTime(row.next_refresh_at),
    failure: describeFailure(row, url),
  };
}

function describeFailure(row: StoredFeed, url: string): Feed['failure'] {
  const kind = fetchFailureKindSchema.safeParse(row.failure_kind);
  if (!kind.success) return null;
  const { text, hint } = failureWords(kind.data, { url, detail: row.failure_text ?? '', isKept: true });
  return { kind: kind.data, text, hint, count: row.failure_count, next_try_at: toTime(row.next_refresh_at) };
}

function notFound(): AppError {
  return new AppError('not_found', 'There is no such feed (any more).');
}
