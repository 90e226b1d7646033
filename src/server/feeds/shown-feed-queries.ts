import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import type { Feed } from '#shared/feed.ts';
import { fetchFailureKindSchema } from '#shared/fetch-failure.ts';
import { hasUserInfo, publicUrl } from './feed-address.ts';
import { compareInFolder } from './feed-order.ts';
import { noSuchFeed, type StoredFeed } from './feed-queries.ts';
import { describeMute } from './mute.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What the rate of a feed is the mean of, and what the share that was read is taken from. In milliseconds. */
const RATE_SPAN = 8 * WEEK;
const READ_SPAN = 90 * DAY;

/**
 * All feeds as the page shows them, folder by folder, in the owner's order and then by name; those without a
 * folder come last. `now` in epoch ms.
 */
export async function listFeeds(db: Database, now: number): Promise<Feed[]> {
  const rows = await selectShown(db).execute();
  const activity = await readActivity(db, now);
  const places = new Map(rows.map((row) => [row.id, row.folder_position ?? Number.MAX_SAFE_INTEGER]));
  const placeOf = ({ id }: Feed) => places.get(id) ?? 0;
  const feeds = rows.map((row) => toFeed(row, activity.get(row.id), now));
  return feeds.sort((one, other) => placeOf(one) - placeOf(other) || compareInFolder(one, other));
}

/** One feed as the page shows it. Throws `not_found`. */
export async function getFeed(db: Database, id: number, now: number): Promise<Feed> {
  const row = await selectShown(db).where('feeds.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchFeed();
  return toFeed(row, (await readActivity(db, now, id)).get(id), now);
}

type ShownRow = StoredFeed & { folder_position: number | null; icon_hash: string | null };

function selectShown(db: Database) {
  return db
    .selectFrom('feeds')
    .leftJoin('folders', 'folders.id', 'feeds.folder_id')
    .leftJoin('icons', 'icons.id', 'feeds.icon_id')
    .selectAll('feeds')
    .select(['folders.position as folder_position', 'icons.hash as icon_hash']);
}

/** The name that the owner knows a feed by: the one given to it, else its own, else its address. */
export function nameOfFeed(row: Pick<StoredFeed, 'custom_title' | 'title' | 'url'>): string {
  return row.custom_title ?? (row.title === '' ? publicUrl(row.url) : row.title);
}

type Activity = {
  feed_id: number;
  /** Its articles, those included that another feed brought first. */
  total: number;
  /** Those of the last eight weeks, and the oldest of them. */
  recent: number;
  oldest_recent: number | null;
  /** Those of the last 90 days, and how many of them were read. */
  listed: number;
  read: number;
};

/**
 * What goes on in each feed, or in one; those without articles are left out. Each part reads one index from
 * end to end (30 ms for 100,000 articles in 1,000 feeds); only the duplicates of the last 90 days look their
 * articles up. Of those the time counts at which this feed brought them.
 */
async function readActivity(db: Database, now: number, feedId?: number): Promise<Map<number, Activity>> {
  const [rateSince, readSince] = [now - RATE_SPAN, now - READ_SPAN];
  const ofFeed = feedId === undefined ? sql`true` : sql`feed_id = ${feedId}`;
  const { rows } = await sql<Activity>`
    with parts (feed_id, total, recent, oldest_recent, listed, read) as (
      select feed_id, count(*), count(*) filter (where published_at > ${rateSince}),
        min(published_at) filter (where published_at > ${rateSince}),
        count(*) filter (where published_at > ${readSince}), 0
      from articles where ${ofFeed} group by feed_id
      union all
      select feed_id, 0, 0, null, 0, count(*) from articles
      where read_at is not null and published_at > ${readSince} and ${ofFeed} group by feed_id
      union all
      select feed_id, count(*), count(*) filter (where seen_at > ${rateSince}),
        min(seen_at) filter (where seen_at > ${rateSince}),
        count(*) filter (where seen_at > ${readSince}),
        count(*) filter (where seen_at > ${readSince} and exists
          (select 1 from articles where articles.id = article_id and read_at is not null))
      from article_duplicates where ${ofFeed} group by feed_id
    )
    select feed_id, sum(total) as total, sum(recent) as recent, min(oldest_recent) as oldest_recent,
      sum(listed) as listed, sum(read) as read
    from parts where feed_id is not null group by feed_id
  `.execute(db);
  return new Map(rows.map((row) => [row.feed_id, row]));
}

function toFeed(row: ShownRow, activity: Activity | undefined, now: number): Feed {
  const url = publicUrl(row.url);
  return {
    id: row.id,
    url,
    site_url: row.site_url,
    title: nameOfFeed(row),
    custom_title: row.custom_title,
    article_count: activity?.total ?? 0,
    folder_id: row.folder_id,
    position: row.position,
    ...describeMute(row.muted_until, now),
    always_show: row.always_show === 1,
    full_text: row.full_text,
    retention_days: row.retention_days,
    icon: row.icon_hash === null ? null : `/api/icons/${row.icon_hash}`,
    never_judge: row.never_judge === 1,
    refresh_minutes: row.refresh_minutes,
    user_agent: row.user_agent,
    has_login: row.login_user !== null || hasUserInfo(row.url),
    paused: row.paused_at === null ? null : (row.pause_reason ?? 'owner'),
    broken_items: row.broken_items,
    articles_per_week: articlesPerWeek(activity, { addedAt: row.added_at, now }),
    share_read: activity && activity.listed > 0 ? activity.read / activity.listed : null,
    last_refreshed_at: toTimeOrNull(row.last_refreshed_at),
    last_success_at: toTimeOrNull(row.last_success_at),
    next_refresh_at: toTime(row.next_refresh_at),
    failure: describeFailure(row, url),
  };
}

/**
 * What was added a moment ago brings its last few articles, not those of eight weeks: until we have known it
 * for so long, the mean is taken since its oldest article, over a week at least.
 */
function articlesPerWeek(
  activity: Activity | undefined,
  { addedAt, now }: { addedAt: number; now: number },
): number {
  if (!activity || activity.oldest_recent === null) return 0;
  const known = Math.max(now - addedAt, now - activity.oldest_recent);
  const weeks = Math.min(Math.max(known, WEEK), RATE_SPAN) / WEEK;
  return Math.round((activity.recent / weeks) * 10) / 10;
}

function describeFailure(row: StoredFeed, url: string): Feed['failure'] {
  const kind = fetchFailureKindSchema.safeParse(row.failure_kind);
  if (!kind.success) return null;
  const { text, hint } = failureWords(kind.data, { url, detail: row.failure_text ?? '', isKept: true });
  return { kind: kind.data, text, hint, count: row.failure_count, next_try_at: toTime(row.next_refresh_at) };
}
