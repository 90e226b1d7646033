import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { withoutLogin } from '#server/fetching/target.ts';
import type { Logger } from '#server/platform/logger.ts';
import { findFeedByUrl, getStoredFeed, type StoredFeed, updateFeed } from './feed-queries.ts';
import { nextTryAt } from './next-refresh.ts';
import { type ReadDeps, type ReadDocument, readDocument } from './read-document.ts';
import { afterSuccess, type RefreshPace, storeFeed } from './store-feed.ts';

export type RefreshDeps = ReadDeps & {
  db: Database;
  bus: EventBus;
  logger: Logger;
  pace: RefreshPace;
  /** 0 to 1; spreads feeds that failed together. */
  random: () => number;
};

export type RefreshOutcome = { outcome: 'unchanged' | 'fetched' | 'failed' | 'cancelled'; added: number };

/**
 * Refreshes one feed: schedule first (so that a feed that kills the process is not the first thing the
 * next one does), then fetch, parse, store. A failure is written on the feed's row, never thrown.
 * Throws `not_found`.
 */
export async function refreshFeed(
  deps: RefreshDeps,
  id: number,
  signal?: AbortSignal,
): Promise<RefreshOutcome> {
  const feed = await getStoredFeed(deps.db, id);
  await scheduleTry(deps, feed);
  const read = await readDocument(deps, feed, signal);
  // It may have been deleted while it was fetched: then there is nothing to store it under.
  await getStoredFeed(deps.db, id);
  const result = await conclude(deps, feed, read);
  deps.bus.publish({ type: 'feeds_changed', ids: [id] });
  return result;
}

async function conclude(deps: RefreshDeps, feed: StoredFeed, read: ReadDocument): Promise<RefreshOutcome> {
  const { db, bus, pace, clock } = deps;
  const now = clock.now();
  switch (read.outcome) {
    case 'cancelled':
      await updateFeed(db, feed.id, { next_refresh_at: now });
      return { outcome: 'cancelled', added: 0 };
    case 'failed':
      await recordFailure(deps, feed, read);
      return { outcome: 'failed', added: 0 };
    case 'unchanged':
      await updateFeed(
        db,
        feed.id,
        await afterSuccess(db, feed, { facts: read.facts, pace, now, ttlMinutes: null }),
      );
      await followMove(db, feed, read.facts.permanentUrl);
      return { outcome: 'unchanged', added: 0 };
    case 'read': {
      const { added, updated } = await storeFeed(db, feed, { content: read, pace, now });
      await followMove(db, feed, read.facts.permanentUrl);
      if (added.length > 0) bus.publish({ type: 'articles_added', feedId: feed.id, ids: added });
      if (updated.length > 0) bus.publish({ type: 'articles_changed', ids: updated });
      return { outcome: 'fetched', added: added.length };
    }
  }
}

/** As if this try failed: whatever happens to the process, the feed is not due again at once. */
async function scheduleTry({ db, clock, pace, random }: RefreshDeps, feed: StoredFeed): Promise<void> {
  const next = nextTryAt({
    now: clock.now(),
    failureCount: feed.failure_count + 1,
    minMinutes: pace.minMinutes,
    retryAfter: null,
    jitter: random(),
  });
  await updateFeed(db, feed.id, { next_refresh_at: next });
}

async function recordFailure(
  { db, clock, pace, random, logger }: RefreshDeps,
  feed: StoredFeed,
  failure: Extract<ReadDocument, { outcome: 'failed' }>,
): Promise<void> {
  const now = clock.now();
  const failureCount = feed.failure_count + 1;
  logger.info({ feed: feed.id, kind: failure.kind, detail: failure.detail }, 'a feed could not be refreshed');
  await updateFeed(db, feed.id, {
    last_refreshed_at: now,
    failure_count: failureCount,
    failure_kind: failure.kind,
    failure_text: failure.detail,
    next_refresh_at: nextTryAt({
      now,
      failureCount,
      minMinutes: pace.minMinutes,
      retryAfter: failure.retryAfter,
      jitter: random(),
    }),
  });
}

/**
 * A feed that moved for good is followed when its server says so twice in a row (one mistaken redirect
 * must not lose an address), unless its new address is another feed of ours.
 */
async function followMove(db: Database, feed: StoredFeed, permanentUrl: string | null): Promise<void> {
  if (permanentUrl === feed.url || permanentUrl !== feed.moved_to) {
    const movedTo = permanentUrl === feed.url ? null : permanentUrl;
    await updateFeed(db, feed.id, { moved_to: movedTo });
    return;
  }
  if (permanentUrl === null) return;
  // The new address comes without the login that the old one carries; following it would lose the login.
  if (withoutLogin(feed.url) !== feed.url) return;
  if (await findFeedByUrl(db, permanentUrl)) return;
  await updateFeed(db, feed.id, { url: permanentUrl, moved_to: null });
}
