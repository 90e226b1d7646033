import { setImmediate } from 'node:timers/promises';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { type Clock, sleep } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createThrottle } from '#server/platform/throttle.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { deleteChanges, readLatest } from './change-queries.ts';
import type { IndexStep } from './index-step.ts';
import type { SearchThread } from './search-thread.ts';

/** Keeps the index up to date for as long as the process runs. */
export type Indexing = {
  start: () => void;
  /** Ends after the step that is under way; the next start goes on there. */
  stop: () => Promise<void>;
};

type IndexingDeps = { db: Database; bus: EventBus; clock: Clock; logger: Pick<Logger, 'error'> };

/** In milliseconds: a start has other things to do first; changes come in hundreds; what failed may go later. */
const FIRST_AFTER = 3_000;
const LOOK_EVERY = 500;
const RETRY_DELAY = 60_000;

export function createIndexing(
  { db, bus, clock, logger }: IndexingDeps,
  thread: Pick<SearchThread, 'ask'>,
): Indexing {
  const { wake, rest } = createWakeSignal(clock);
  const throttle = createThrottle(clock, LOOK_EVERY, wake);
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let last: IndexStep | undefined;

  /** Two looks into the database, so that the thread is not woken for nothing. */
  const isDue = async () => {
    if (last === undefined || last.more) return true;
    const { articleId, change } = await readLatest(db);
    return articleId > last.throughId || change > last.seenChange;
  };

  const takeStep = async (): Promise<boolean> => {
    if (!(await isDue())) return false;
    last = await thread.ask('index', null);
    await deleteChanges(db, last.seenChange);
    return last.more;
  };

  const run = async () => {
    await rest(FIRST_AFTER);
    while (!stopping.signal.aborted) {
      try {
        const more = await takeStep();
        // Whoever searches comes first: its turn is in between.
        await (more ? setImmediate() : rest(Number.POSITIVE_INFINITY));
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.error({ err: error }, 'the index of the search could not be brought up to date');
        last = undefined;
        await sleep(clock, RETRY_DELAY, stopping.signal);
      }
    }
  };

  const unsubscribe = bus.subscribe(({ type }) => {
    if (changing.has(type)) throttle.call();
  });
  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      unsubscribe();
      throttle.stop();
      stopping.abort();
      wake();
      await running;
    },
  };
}

/** What tells of articles that are new, changed or gone, and of feeds that are called otherwise. */
const changing: ReadonlySet<string> = new Set([
  'articles_added',
  'articles_changed',
  'texts_changed',
  'feeds_changed',
]);
