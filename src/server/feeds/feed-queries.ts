import { type Selectable, sql } from 'kysely';
import { passOnArticles } from '#server/articles/duplicate-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedLogin } from '#shared/feed.ts';
import { publicUrl } from './feed-address.ts';

/** A feed as it is stored. */
export type StoredFeed = Selectable<Tables['feeds']>;

export type FeedChange = Partial<Omit<StoredFeed, 'id'>>;

/** One feed as it is stored. Throws `not_found`. */
export async function getStoredFeed(db: Database, id: number): Promise<StoredFeed> {
  const row = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchFeed();
  return row;
}

/** The feed with this address (without user info), whatever login it has. */
export async function findFeedByUrl(db: Database, url: string): Promise<{ id: number } | undefined> {
  const exact = await db.selectFrom('feeds').select('id').where('url', '=', url).executeTakeFirst();
  if (exact) return exact;
  // Logins stood in addresses before they had columns of their own.
  const withLogin = await db
    .selectFrom('feeds')
    .select(['id', 'url'])
    .where(sql<boolean>`url glob 'http*://*@*'`)
    .execute();
  return withLogin.find((feed) => publicUrl(feed.url) === url);
}

/** While a feed is being added it is not due; after a crash in the middle of that it soon is. */
const FIRST_DUE_AFTER = 5 * 60_000;

/** Returns the new feed's id; undefined when there is one with this address. */
export async function insertFeed(
  db: Database,
  feed: { url: string; title: string; login?: FeedLogin | null; now: number },
): Promise<number | undefined> {
  const { url, title, login, now } = feed;
  const row = await db
    .insertInto('feeds')
    .values({
      ...{ url, title, added_at: now, next_refresh_at: now + FIRST_DUE_AFTER },
      ...{ login_user: login?.user ?? null, login_password: login?.password ?? null },
    })
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateFeed(db: Database, id: number, change: FeedChange): Promise<void> {
  await db.updateTable('feeds').set(change).where('id', '=', id).execute();
}

/** Dates of the newest articles that a feed carries, newest first: how often it changes. */
export async function listNewestDates(db: Database, feedId: number): Promise<number[]> {
  const own = db.selectFrom('articles').select('published_at').where('feed_id', '=', feedId);
  const shared = db
    .selectFrom('article_duplicates')
    .innerJoin('articles', 'articles.id', 'article_duplicates.article_id')
    .where('article_duplicates.feed_id', '=', feedId)
    .select('articles.published_at');
  const [owned, others] = await Promise.all(
    [own, shared].map((dates) => dates.orderBy('published_at', 'desc').limit(10).execute()),
  );
  const dates = [...(owned ?? []), ...(others ?? [])].map(({ published_at }) => published_at);
  return dates.sort((one, other) => other - one).slice(0, 10);
}

/**
 * Deletes a feed with its articles; what other feeds carry too goes to them, and starred ones stay, with its
 * name. Returns how many stayed, and the ids of those that went.
 */
export async function deleteFeedRows(
  db: Database,
  feed: { id: number; title: string },
): Promise<{ kept: number; passed: number[] }> {
  await askHeirsForRescoring(db, feed.id);
  const passed = await passOnArticles(db, feed.id);
  const kept = await db
    .updateTable('articles')
    .set({ feed_id: null, gone_feed_title: feed.title })
    .where('feed_id', '=', feed.id)
    .where('starred_at', 'is not', null)
    .executeTakeFirst();
  await db.deleteFrom('feeds').where('id', '=', feed.id).execute();
  return { kept: Number(kept.numUpdatedRows), passed };
}

/** What an always shown feed shares with others may be hidden again once it is gone. */
async function askHeirsForRescoring(db: Database, feedId: number): Promise<void> {
  await sql`
    update feeds set rescore_due = 1 where exists (select 1 from feeds where id = ${feedId} and always_show = 1)
      and id in (
        select feed_id from article_duplicates
        where article_id in (select id from articles where feed_id = ${feedId})
        union
        select feed_id from articles
        where id in (select article_id from article_duplicates where feed_id = ${feedId})
      )
  `.execute(db);
}

/** What every question about a feed that is not there is answered with. */
export function noSuchFeed(): AppError {
  return new AppError('not_found', 'There is no such feed (any more).');
}
