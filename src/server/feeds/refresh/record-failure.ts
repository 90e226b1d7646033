import type { FeedChange, StoredFeed } from '#server/feeds/feed-queries.ts';
import { hostOf } from './host-of.ts';
import { LONGEST_WAIT, nextTryAt } from './next-refresh.ts';
import { endOfFailure } from './outage.ts';
import type { ReadDocument } from './read-document.ts';
import type { RefreshDeps } from './refresh-deps.ts';
import { listRefreshedFeeds, postponeFeeds } from './refresh-queries.ts';
import { writeOutcome } from './write-outcome.ts';

type Failure = Extract<ReadDocument, { outcome: 'failed' }>;

/**
 * Writes on a feed's row why it failed and when it is tried again. A try that found no way out while our own
 * network was out (`beganOut`) says nothing about the feed, which stays due.
 */
export async function recordFailure(
  deps: RefreshDeps,
  feed: StoredFeed,
  { failure, beganOut }: { failure: Failure; beganOut: boolean },
): Promise<void> {
  const { db, bus, clock, network } = deps;
  const end = endOfFailure(failure.kind);
  if (end !== 'answered' && (beganOut || network.outSince() !== null)) {
    await writeOutcome(db, feed, () => ({ next_refresh_at: clock.now() }));
    return;
  }
  const { kind, detail } = failure;
  deps.logger.info({ feed: feed.id, kind, detail }, 'a feed could not be refreshed');
  await writeOutcome(db, feed, (_, stored) => afterFailure(deps, stored, failure));
  if (end === 'answered') {
    network.answered();
    await spareHost(deps, feed, failure);
  } else {
    await network.unreached(feed, end);
  }
  bus.publish({ type: 'feeds_changed', ids: [feed.id] });
}

function afterFailure(
  { clock, pace, random }: RefreshDeps,
  feed: StoredFeed,
  { kind, detail, retryAfter }: Failure,
): FeedChange {
  const now = clock.now();
  const failureCount = feed.failure_count + 1;
  const isOver: FeedChange =
    kind === 'gone' && feed.paused_at === null ? { paused_at: now, pause_reason: 'gone' } : {};
  return {
    last_refreshed_at: now,
    failure_count: failureCount,
    failure_kind: kind,
    failure_text: detail,
    next_refresh_at: nextTryAt({
      ...{ now, failureCount, retryAfter },
      minMinutes: pace.minMinutes,
      jitter: random(),
    }),
    ...isOver,
  };
}

/** It is the server that asks for rest (RFC 9110, section 10.2.3), not one of its feeds. */
async function spareHost(
  { db, clock, skipHost }: RefreshDeps,
  feed: StoredFeed,
  { retryAfter }: Failure,
): Promise<void> {
  if (retryAfter === null || retryAfter <= 0) return;
  const host = hostOf(feed.url);
  const others = (await listRefreshedFeeds(db)).filter(
    ({ id, url }) => id !== feed.id && hostOf(url) === host,
  );
  skipHost(host);
  const ids = others.map(({ id }) => id);
  await postponeFeeds(db, ids, clock.now() + Math.min(retryAfter, LONGEST_WAIT));
}
