import { timeLeft } from '#server/platform/time-left.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { hostOf } from './host-of.ts';
import { createNetworkWatch } from './network-watch.ts';
import { LONGEST_WAIT } from './next-refresh.ts';
import type { RefreshOutcome } from './refresh-feed.ts';
import {
  type FeedAddress,
  findNextDueTime,
  listDueFeeds,
  listLimitedAddresses,
  listRefreshedFeeds,
} from './refresh-queries.ts';
import { createRefreshRunner, type RunnerDeps } from './refresh-runner.ts';

export type SchedulerDeps = Omit<RunnerDeps, 'network' | 'signal'>;

export type FeedScheduler = {
  start: () => void;
  /**
   * Refreshes one feed now, also a paused one, and resolves when it is done; joins a refresh that is running.
   * Somebody waits for it, so it does not stand in line behind the others.
   */
  refreshNow: (id: number) => Promise<RefreshOutcome>;
  /**
   * Puts all feeds in line, or these; resolves with their number while they are being fetched. Left out are
   * paused ones and those whose server has asked to be left alone.
   */
  refreshAll: (ids?: readonly number[]) => Promise<number>;
  /** Nothing can be reached: our own network is out. */
  isOffline: () => boolean;
  /** How many feeds stand in line, and how many are being fetched. */
  queue: () => { waiting: number; running: number };
  /** Looks for due feeds again, after one was added or removed. */
  wake: () => void;
  /** Cancels what runs and resolves when all is quiet. */
  stop: () => Promise<void>;
};

/** The longest rest between two looks, in milliseconds: a clock that was set is noticed within it. */
const LONGEST_REST = 60_000;
/** While feeds stand in line, how soon those that have become due since are put behind them. */
const LOOK_AGAIN = 5_000;

/** While our network is out, so many feeds are tried at once, … */
const PROBES = 3;
/** … again after a tenth of the time it has lasted, but within these limits. */
const PROBE_REST = { least: 60_000, most: 5 * 60_000 };

/** Refreshes feeds when they are due, a fixed number at a time; one that is slow delays only itself. */
export function createFeedScheduler(deps: SchedulerDeps): FeedScheduler {
  const { clock, db, logger } = deps;
  const signal = createWakeSignal(clock);
  const network = createNetworkWatch(deps);
  const runner = createRefreshRunner({ ...deps, network, signal });
  const next = { lookAt: 0, probeAt: 0 };
  let isStopping = false;
  let loop: Promise<void> = Promise.resolve();

  const look = async () => {
    runner.enqueue(await listDueFeeds(db, clock.now(), longestWaitOf(deps)));
    next.lookAt = clock.now() + LOOK_AGAIN;
  };

  /** Begins what may begin now; returns how long to rest unless something ends before. */
  const beginDue = async (): Promise<number> => {
    if (runner.waiting() === 0 || clock.now() >= next.lookAt) await look();
    while (runner.hasRoom() && runner.beginNext());
    if (!runner.hasRoom()) return LONGEST_REST;
    if (runner.waiting() > 0) return LOOK_AGAIN;
    return restUntil(await findNextDueTime(db), clock.now());
  };

  /** Tries a few feeds of different hosts, to hear when the network is back. */
  const probe = async (outSince: number): Promise<number> => {
    const now = clock.now();
    if (timeLeft(now, next.probeAt, PROBE_REST.most) === 0) {
      if (runner.waiting() < PROBES) await look();
      for (let count = 0; count < PROBES && runner.beginNext(); ) count += 1;
      Object.assign(next, { probeAt: now + probeRest(now - outSince), lookAt: 0 });
    }
    return timeLeft(now, next.probeAt, PROBE_REST.most);
  };

  const run = async () => {
    while (!isStopping) {
      try {
        const outSince = network.outSince();
        await signal.rest(await (outSince === null ? beginDue() : probe(outSince)));
      } catch (error) {
        logger.error({ err: error }, 'the feed scheduler failed');
        await signal.rest(LONGEST_REST);
      }
    }
  };

  return {
    start: () => {
      loop = run();
    },
    refreshNow: runner.refreshNow,
    refreshAll: async (ids) => {
      const feeds = await listWanted(deps, ids);
      runner.enqueue(feeds);
      next.probeAt = 0;
      signal.wake();
      return feeds.length;
    },
    isOffline: () => network.outSince() !== null,
    queue: () => ({ waiting: runner.waiting(), running: runner.running() }),
    wake: () => {
      next.lookAt = 0;
      signal.wake();
    },
    stop: async () => {
      isStopping = true;
      signal.wake();
      await loop;
      await runner.stop();
    },
  };
}

/** The longest that a feed without minutes of its own is left alone, in milliseconds. */
function longestWaitOf({ pace }: SchedulerDeps): number {
  return Math.max(LONGEST_WAIT, (pace.refreshMinutes ?? 0) * 60_000);
}

/** All feeds, or these, but for paused ones and those of hosts that asked to be left alone. */
async function listWanted(
  { db, clock }: SchedulerDeps,
  ids: readonly number[] | undefined,
): Promise<FeedAddress[]> {
  const limited = new Set((await listLimitedAddresses(db, clock.now())).map(hostOf));
  const wanted = ids && new Set(ids);
  const feeds = await listRefreshedFeeds(db);
  return feeds.filter(({ id, url }) => (wanted?.has(id) ?? true) && !limited.has(hostOf(url)));
}

function restUntil(dueAt: number | null, now: number): number {
  return dueAt === null ? LONGEST_REST : Math.min(LONGEST_REST, Math.max(1_000, dueAt - now));
}

function probeRest(outFor: number): number {
  return Math.max(PROBE_REST.least, Math.min(PROBE_REST.most, Math.round(outFor / 10)));
}
