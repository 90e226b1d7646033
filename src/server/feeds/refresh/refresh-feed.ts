import type { Database } from '#server/database/open.ts';
import { type FeedChange, getStoredFeed, type StoredFeed } from '#server/feeds/feed-queries.ts';
import { announceStored } from './announce-stored.ts';
import { followMove } from './follow-move.ts';
import { nextTryAt } from './next-refresh.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { recordFailure } from './record-failure.ts';
import type { RefreshDeps } from './refresh-deps.ts';
import { listItemHashes } from './refresh-queries.ts';
import { afterSuccess, storeFeed } from './store-feed.ts';
import { asksForSame, writeOutcome } from './write-outcome.ts';

export type RefreshOptions = {
  signal?: AbortSignal;
  /** The owner asked for this feed: then it does not matter that it is paused. */
  byHand?: boolean;
};

export type RefreshOutcome = { outcome: 'unchanged' | 'fetched' | 'failed' | 'cancelled'; added: number };

const cancelled: RefreshOutcome = { outcome: 'cancelled', added: 0 };

/**
 * Refreshes one feed: schedule first (so that a feed that kills the process is not the first thing the
 * next one does), then fetch, parse, store. A failure is written on the feed's row, never thrown; while
 * our own network is out it is nobody's failure, and the feed stays due. What comes after the owner has given
 * the feed another address or login is another document's, and forgotten. Throws `not_found`.
 */
export async function refreshFeed(
  deps: RefreshDeps,
  id: number,
  { signal, byHand = false }: RefreshOptions = {},
): Promise<RefreshOutcome> {
  const feed = await getStoredFeed(deps.db, id);
  if (feed.paused_at !== null && !byHand) return cancelled;
  await scheduleTry(deps, feed);
  const beganOut = deps.network.outSince() !== null;
  const copy = { ...feed, knownItems: () => listItemHashes(deps.db, id) };
  const read = await readDocument(deps, copy, signal);
  // It may have been deleted while it was fetched: then there is nothing to store it under.
  if (!asksForSame(feed, await getStoredFeed(deps.db, id))) return cancelled;
  try {
    return await conclude(deps, feed, { read, beganOut });
  } catch (error) {
    // Or while it was stored.
    await getStoredFeed(deps.db, id);
    throw error;
  }
}

async function conclude(
  deps: RefreshDeps,
  asked: StoredFeed,
  { read, beganOut }: { read: ReadDocument; beganOut: boolean },
): Promise<RefreshOutcome> {
  const { db, bus, pace, clock, network } = deps;
  const now = clock.now();
  switch (read.outcome) {
    case 'cancelled':
      await writeOutcome(db, asked, () => ({ next_refresh_at: now }));
      return cancelled;
    case 'failed':
      await recordFailure(deps, asked, { failure: read, beganOut });
      return { outcome: 'failed', added: 0 };
    case 'unchanged': {
      network.answered();
      const { facts } = read;
      await writeOutcome(db, asked, async (transaction, feed) => ({
        ...(await afterSuccess(transaction, feed, { facts, pace, now, ttlMinutes: feed.ttl_minutes })),
        ...(await afterAnswer(transaction, feed, facts.permanentUrl)),
      }));
      bus.publish({ type: 'feeds_changed', ids: [asked.id] });
      return { outcome: 'unchanged', added: 0 };
    }
    case 'read': {
      network.answered();
      const stored = await storeFeed(db, asked, { content: read, pace, now });
      await writeOutcome(db, asked, (transaction, feed) =>
        afterAnswer(transaction, feed, read.facts.permanentUrl),
      );
      announceStored(bus, asked.id, stored);
      return { outcome: 'fetched', added: stored.added.length };
    }
  }
}

async function afterAnswer(db: Database, feed: StoredFeed, permanentUrl: string | null): Promise<FeedChange> {
  return { ...resumed(feed), ...(await followMove(db, feed, permanentUrl)) };
}

/** A feed that its server had called gone and that answers again is refreshed by itself again. */
function resumed(feed: StoredFeed): FeedChange {
  return feed.pause_reason === 'gone' ? { paused_at: null, pause_reason: null } : {};
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
  await writeOutcome(db, feed, () => ({ next_refresh_at: next }));
}
