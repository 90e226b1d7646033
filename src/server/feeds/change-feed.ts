import { withdrawArticlesOf } from '#server/articles/mark-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Feed, FeedOptions } from '#shared/feed.ts';
import { hasUserInfo, publicUrl } from './feed-address.ts';
import {
  type FeedChange,
  getStoredFeed,
  listNewestDates,
  type StoredFeed,
  updateFeed,
} from './feed-queries.ts';
import { getFolder } from './folder-queries.ts';
import { mutedUntil } from './mute.ts';
import { closeGaps, placeAtEnd } from './place-queries.ts';
import { loginColumns, refuseKnown } from './read-address.ts';
import { nextRefreshAt } from './refresh/next-refresh.ts';
import type { RefreshPace } from './refresh/store-feed.ts';
import { getFeed } from './shown-feed-queries.ts';

export type ChangeFeedDeps = { db: Database; bus: EventBus; clock: Clock; pace: RefreshPace };

/** All that the owner sets, but the address: see move-feed.ts. */
export type FeedSettings = Omit<FeedOptions, 'url'>;

/**
 * Changes what the owner sets on a feed. One that is never to be judged takes what waits of it out of the
 * queue; taking the mark back queues only what comes from then on, and so it is with muting. What changes how
 * or when it is fetched holds from now on, not from its next turn. Throws `not_found`.
 */
export async function changeFeed(deps: ChangeFeedDeps, id: number, settings: FeedSettings): Promise<Feed> {
  const { db, bus, clock } = deps;
  const withdrawn = await db
    .transaction()
    .execute((transaction) => applySettings({ ...deps, db: transaction }, id, settings));
  announceChange(bus, [id], withdrawn);
  return getFeed(db, id, clock.now());
}

/** Tells everybody of feeds that the owner changed, and of articles that left the queue by that. */
export function announceChange(bus: EventBus, feedIds: number[], withdrawn: number[]): void {
  bus.publish({ type: 'feeds_changed', ids: feedIds });
  if (withdrawn.length === 0) return;
  bus.publish({ type: 'articles_changed', ids: withdrawn });
  bus.publish({ type: 'judging_changed' });
}

/**
 * The writing half of {@link changeFeed}, in the caller's transaction. Returns the articles that left the
 * queue.
 */
export async function applySettings(
  { db, clock, pace }: Omit<ChangeFeedDeps, 'bus'>,
  id: number,
  settings: FeedSettings,
): Promise<number[]> {
  const feed = await getStoredFeed(db, id);
  const now = clock.now();
  const change = {
    ...readingColumns(feed, settings),
    ...fetchingColumns(feed, settings),
    ...pauseColumns(feed, settings, now),
  };
  if (change.url !== undefined) await refuseKnown(db, { url: change.url, login: null, feedId: id });
  const dueAt = await findDueTime({ db, pace, now }, feed, change);
  if (dueAt !== undefined) change.next_refresh_at = dueAt;
  if (Object.keys(change).length > 0) await updateFeed(db, id, change);
  await moveToFolder(db, feed, settings.folder_id);
  return settings.never_judge ? withdrawArticlesOf(db, id, now) : [];
}

function readingColumns(feed: StoredFeed, settings: FeedSettings): FeedChange {
  const { custom_title: title, muted, full_text: fullText, retention_days: retentionDays } = settings;
  const [neverJudge, alwaysShow] = [flag(settings.never_judge), flag(settings.always_show)];
  return {
    ...(title === undefined ? {} : { custom_title: title === '' ? null : title }),
    ...(muted === undefined ? {} : { muted_until: mutedUntil(muted) }),
    ...(fullText === undefined ? {} : { full_text: fullText }),
    ...(retentionDays === undefined ? {} : { retention_days: retentionDays }),
    ...(neverJudge === undefined ? {} : { never_judge: neverJudge }),
    // What its categories hide or no longer hide is worked out by the room that judges.
    ...(alwaysShow === undefined || alwaysShow === feed.always_show
      ? {}
      : { always_show: alwaysShow, rescore_due: 1 }),
  };
}

function flag(wish: boolean | undefined): 0 | 1 | undefined {
  return wish === undefined ? undefined : wish ? 1 : 0;
}

/** To the end of a folder (null: of none) that is not its own already. */
async function moveToFolder(
  db: Database,
  feed: StoredFeed,
  folderId: FeedSettings['folder_id'],
): Promise<void> {
  if (folderId === undefined || folderId === feed.folder_id) return;
  if (folderId !== null) await getFolder(db, folderId);
  await updateFeed(db, feed.id, await placeAtEnd(db, folderId));
  await closeGaps(db);
}

/** What decides how it is fetched, where that is not what it was. */
function fetchingColumns(feed: StoredFeed, settings: FeedSettings): FeedChange {
  const { refresh_minutes: minutes, user_agent: userAgent, login } = settings;
  const change: FeedChange = {};
  if (minutes !== undefined && minutes !== feed.refresh_minutes) change.refresh_minutes = minutes;
  if (userAgent !== undefined && userAgent !== feed.user_agent) change.user_agent = userAgent;
  if (login !== undefined) {
    Object.assign(change, loginColumns(login));
    // Where it still stands in the address, there would be two.
    if (hasUserInfo(feed.url)) change.url = publicUrl(feed.url);
  }
  // Another visitor may be shown another document: what we have says nothing about it.
  if (change.user_agent === undefined && login === undefined) return change;
  return { ...change, etag: null, last_modified: null, content_hash: null };
}

function pauseColumns(feed: StoredFeed, { paused }: FeedSettings, now: number): FeedChange {
  if (paused === undefined || paused === (feed.paused_at !== null)) return {};
  return paused ? { paused_at: now, pause_reason: 'owner' } : { paused_at: null, pause_reason: null };
}

/** When it is due by what has changed; undefined: as before. */
async function findDueTime(
  { db, pace, now }: { db: Database; pace: RefreshPace; now: number },
  feed: StoredFeed,
  change: FeedChange,
): Promise<number | undefined> {
  const isResumed = change.paused_at === null;
  if (isResumed || change.content_hash === null) return now;
  // One that fails keeps to its back-off.
  if (change.refresh_minutes === undefined || feed.failure_count > 0) return undefined;
  const next = nextRefreshAt({
    now: feed.last_success_at ?? now,
    publishedAt: await listNewestDates(db, feed.id),
    ownerMinutes: change.refresh_minutes ?? pace.refreshMinutes,
    minMinutes: pace.minMinutes,
    askedToWait: (feed.ttl_minutes ?? 0) * 60_000,
  });
  return Math.max(next, now);
}
