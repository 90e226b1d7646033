import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { findNextDueTime, listDueFeeds, listFeedIds } from './feed-queries.ts';
import { type RefreshDeps, type RefreshOutcome, refreshFeed } from './refresh-feed.ts';

export type SchedulerDeps = RefreshDeps & { concurrency: number };

export type FeedScheduler = {
  start: () => void;
  /**
   * Refreshes one feed now and resolves when it is done; joins a refresh that is running. Somebody waits
   * for it, so it does not stand in line behind the others.
   */
  refreshNow: (id: number) => Promise<RefreshOutcome>;
  /** Puts all feeds in line anew; resolves with their number while they are being fetched. */
  refreshAll: () => Promise<number>;
  /** Looks for due feeds again, after one was added or removed. */
  wake: () => void;
  /** Cancels what runs and resolves when all is quiet. */
  stop: () => Promise<void>;
};

/** The longest rest between two looks, in milliseconds: a clock that was set is noticed within it. */
const LONGEST_REST = 60_000;

/** Refreshes feeds when they are due, a fixed number at a time; one that is slow delays only itself. */
export function createFeedScheduler(deps: SchedulerDeps): FeedScheduler {
  const signal = createWakeSignal(deps.clock);
  const stopping = new AbortController();
  const running = new Map<number, Promise<RefreshOutcome>>();
  const asked: number[] = [];
  let loop: Promise<void> = Promise.resolve();

  const refreshNow = (id: number): Promise<RefreshOutcome> => {
    const existing = running.get(id);
    if (existing) return existing;
    const refresh = refreshFeed(deps, id, stopping.signal).finally(() => {
      running.delete(id);
      signal.wake();
    });
    running.set(id, refresh);
    return refresh;
  };

  const startDue = async () => {
    const free = deps.concurrency - running.size;
    if (free <= 0) return;
    const due = await listDueFeeds(deps.db, { now: deps.clock.now(), limit: free + running.size });
    const next = [...new Set([...asked, ...due])].filter((id) => !running.has(id)).slice(0, free);
    for (const id of next) {
      const position = asked.indexOf(id);
      if (position >= 0) asked.splice(position, 1);
      refreshNow(id).catch((error) => deps.logger.warn({ err: error, feed: id }, 'a refresh ended early'));
    }
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await startDue();
        await signal.rest(await restUntilDue());
      } catch (error) {
        deps.logger.error({ err: error }, 'the feed scheduler failed');
        await signal.rest(LONGEST_REST);
      }
    }
  };

  const restUntilDue = async () => {
    // With all places taken, or feeds in line, the next refresh that ends wakes the loop.
    if (running.size >= deps.concurrency) return LONGEST_REST;
    const next = await findNextDueTime(deps.db);
    return next === null ? LONGEST_REST : Math.min(LONGEST_REST, Math.max(1_000, next - deps.clock.now()));
  };

  return {
    start: () => {
      loop = run();
    },
    refreshNow,
    refreshAll: async () => {
      const ids = await listFeedIds(deps.db);
      asked.splice(0, asked.length, ...ids);
      signal.wake();
      return ids.length;
    },
    wake: signal.wake,
    stop: async () => {
      stopping.abort();
      signal.wake();
      await loop;
      await Promise.allSettled(running.values());
    },
  };
}
