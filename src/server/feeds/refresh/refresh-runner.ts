import type { WakeSignal } from '#server/platform/wake-signal.ts';
import { AppError } from '#shared/app-error.ts';
import type { RefreshDeps } from './refresh-deps.ts';
import { type RefreshOutcome, refreshFeed } from './refresh-feed.ts';
import { createRefreshLine } from './refresh-line.ts';
import { createPlaces, PATIENCE } from './refresh-places.ts';
import type { FeedAddress } from './refresh-queries.ts';

export type RunnerDeps = Omit<RefreshDeps, 'skipHost'> & {
  /** Feeds at the same time, and of these on one host. */
  concurrency: number;
  perHost: number;
  /** Woken when somebody else may begin. */
  signal: WakeSignal;
};

/** The feeds that wait for their turn and those that are being refreshed. */
export type RefreshRunner = {
  /** Puts feeds in line that are neither there nor running. */
  enqueue: (feeds: readonly FeedAddress[]) => void;
  waiting: () => number;
  running: () => number;
  hasRoom: () => boolean;
  /** Begins the next feed in line; false when there is none whose host is free. */
  beginNext: () => boolean;
  /** Refreshes one feed at once; joins a refresh that is running. */
  refreshNow: (id: number) => Promise<RefreshOutcome>;
  /** Cancels what runs and resolves when all has ended. */
  stop: () => Promise<void>;
};

export function createRefreshRunner(options: RunnerDeps): RefreshRunner {
  const { clock, logger, signal } = options;
  const line = createRefreshLine();
  const places = createPlaces(options);
  const running = new Map<number, Promise<RefreshOutcome>>();
  const stopping = new AbortController();
  const deps: RefreshDeps = { ...options, skipHost: line.removeHost };

  const begin = (id: number, host: string | null): Promise<RefreshOutcome> => {
    line.remove(id);
    places.enter(id, host);
    const cancelWake = clock.after(PATIENCE, signal.wake);
    const refresh = refreshFeed(deps, id, { signal: stopping.signal, byHand: host === null }).finally(() => {
      cancelWake();
      places.leave(id);
      running.delete(id);
      signal.wake();
    });
    running.set(id, refresh);
    return refresh;
  };

  return {
    enqueue: (feeds) => line.add(feeds.filter(({ id }) => !running.has(id))),
    waiting: line.size,
    running: () => running.size,
    hasRoom: places.hasRoom,
    beginNext: () => {
      const turn = line.take(places.isFree);
      if (!turn) return false;
      begin(turn.id, turn.host).catch((error) => {
        // It was deleted while it stood in line or was fetched.
        if (error instanceof AppError && error.code === 'not_found') return;
        logger.warn({ err: error, feed: turn.id }, 'a refresh ended early');
      });
      return true;
    },
    refreshNow: (id) => running.get(id) ?? begin(id, null),
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(running.values());
    },
  };
}
