import { setImmediate } from 'node:timers/promises';
import { type Clock, sleep } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { listKeptEstimated, listUnreadOfFeeds } from './estimate-queries.ts';
import { type EstimateState, type EstimateWorkDeps, takeStep } from './estimate-work.ts';

/** Does what is left to do, step by step, for as long as the process runs. */
export type EstimateLoop = {
  start: () => void;
  /** Ends after the step that is under way. */
  stop: () => Promise<void>;
  /** Looks for work now. */
  wake: () => void;
  /** These articles come before all else. */
  lookAt: (ids: readonly number[]) => void;
  /** A feed was refreshed: what it changed has lost its vectors. */
  lookThroughFeeds: (ids: readonly number[]) => void;
  /** Looked at if it is unread or starred now. */
  lookAtMarked: (id: number) => void;
  /** Resolves when nothing is left to be looked at, when that fails, or after a few seconds. */
  settled: () => Promise<void>;
};

/** The queue goes on without estimates after this (ms). */
const LONGEST_WAIT = 5_000;
/** After the thread died, or the disk was full (ms). */
const RETRY_DELAY = 60_000;

export function createEstimateLoop(
  deps: EstimateWorkDeps & { logger: Logger },
  state: EstimateState,
): EstimateLoop {
  const { clock, logger } = deps;
  const { wake, rest } = createWakeSignal(clock);
  const stopping = new AbortController();
  const waiting = createWaiting(clock);
  const news: News = { feeds: new Set(), marked: new Set() };
  let running: Promise<void> | undefined;
  let failed = false;

  const isSettled = () => state.ids.size === 0 && !state.isLooking && news.feeds.size === 0;

  async function run(): Promise<void> {
    let hasWorked = false;
    while (!stopping.signal.aborted) {
      try {
        await takeNews(deps, state, news);
        const worked = await takeStep(deps, state);
        failed = false;
        if (isSettled()) waiting.release();
        // Told once, at the end: in the middle nothing is as it will be.
        if (!worked && hasWorked) deps.bus.publish({ type: 'estimates_changed' });
        hasWorked = worked;
        // The server answers between two steps.
        await (worked ? setImmediate() : rest(Number.POSITIVE_INFINITY));
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.error({ err: error }, 'estimates failed unexpectedly');
        failed = true;
        waiting.release();
        await sleep(clock, RETRY_DELAY, stopping.signal);
      }
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      wake();
      waiting.release();
      await running;
    },
    wake,
    lookAt: (ids) => {
      for (const id of ids) state.ids.add(id);
      wake();
    },
    lookThroughFeeds: (ids) => {
      for (const id of ids) news.feeds.add(id);
      wake();
    },
    lookAtMarked: (id) => {
      news.marked.add(id);
      wake();
    },
    settled: async () => {
      if (running && !failed && !stopping.signal.aborted && !isSettled()) await waiting.join();
    },
  };
}

type Waiting = { join: () => Promise<void>; release: () => void };

/** Those who wait until all is settled, but never for ever. */
function createWaiting(clock: Clock): Waiting {
  const released = new Set<() => void>();
  return {
    join: async () => {
      const limit = new AbortController();
      await Promise.race([
        new Promise<void>((resolve) => released.add(resolve)),
        sleep(clock, LONGEST_WAIT, limit.signal),
      ]);
      limit.abort();
    },
    release: () => {
      for (const resolve of released) resolve();
      released.clear();
    },
  };
}

/** What was heard of, and is not yet known to need work. */
type News = { feeds: Set<number>; marked: Set<number> };

async function takeNews({ db }: EstimateWorkDeps, state: EstimateState, news: News): Promise<void> {
  const [feeds, marked] = [[...news.feeds], [...news.marked]];
  // Taken out before, not after: what is heard of meanwhile is looked up again.
  news.feeds.clear();
  news.marked.clear();
  state.isLooking = true;
  try {
    const found: number[] = [];
    if (feeds.length > 0) found.push(...(await listUnreadOfFeeds(db, feeds)));
    if (marked.length > 0) found.push(...(await listKeptEstimated(db, marked)));
    for (const id of found) state.ids.add(id);
  } catch (error) {
    for (const id of feeds) news.feeds.add(id);
    for (const id of marked) news.marked.add(id);
    throw error;
  } finally {
    state.isLooking = false;
  }
}
