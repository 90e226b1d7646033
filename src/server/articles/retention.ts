import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { runRetention } from './run-retention.ts';
import { isClockTrusted } from './trust-clock.ts';

export type RetentionDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'error'>;
};

export type Retention = {
  start: () => void;
  /** Ends after the running part; the next run goes on with what is left. */
  stop: () => Promise<void>;
};

/** In milliseconds: after a start feeds, estimates and the queue come first; from then on once a day. */
const FIRST_AFTER = 5 * 60_000;
const EVERY = 24 * 3_600_000;

/** Removes old read articles: some minutes after the start, once a day, and as soon as the setting changes. */
export function createRetention({ db, bus, clock, logger }: RetentionDeps): Retention {
  const { wake, rest } = createWakeSignal(clock);
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const runOnce = async (days: number | null) => {
    const now = clock.now();
    if (!(await isClockTrusted(db, now))) {
      logger.info('the clock has leapt since the last look: nothing is removed before tomorrow');
      return;
    }
    const { articles, contents } = await runRetention(db, { days, now, signal: stopping.signal });
    // A message names so many at most, and the pages hear of all of them once it is done.
    for (const ids of inChunks([...articles, ...contents])) bus.publish({ type: 'articles_changed', ids });
    if (articles.length + contents.length > 0) {
      logger.info({ articles: articles.length, texts: contents.length }, 'old read articles were removed');
    }
  };

  const loop = async () => {
    let next = clock.now() + FIRST_AFTER;
    let last = await readDays(db).catch(() => undefined);
    while (!stopping.signal.aborted) {
      // Not further ahead than a day, however far the clock was set back.
      next = Math.min(next, clock.now() + EVERY);
      await rest(Math.max(0, next - clock.now()));
      if (stopping.signal.aborted) return;
      try {
        const days = await readDays(db);
        if (days === last && clock.now() < next) continue;
        last = days;
        next = clock.now() + EVERY;
        await runOnce(days);
      } catch (error) {
        logger.error({ err: error }, 'old read articles were not removed; it is tried again tomorrow');
      }
    }
  };

  const unsubscribe = bus.subscribe((event) => {
    if (event.type === 'settings_changed' && event.key === 'reader') wake();
  });
  return {
    start: () => {
      running ??= loop();
    },
    stop: async () => {
      unsubscribe();
      stopping.abort();
      wake();
      await running;
    },
  };
}

async function readDays(db: Database): Promise<number | null> {
  return (await readReaderSettings(db)).retention_days;
}
