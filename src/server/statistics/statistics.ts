import { Worker } from 'node:worker_threads';
import type { Clock } from '#server/platform/clock.ts';
import { timeLeft } from '#server/platform/time-left.ts';
import type { Statistics } from '#shared/statistics.ts';
import type { StatisticsWork } from './statistics-worker.ts';

/** Statistics without keeping the server waiting. */
export type StatisticsReader = {
  /** Of so many local days; at most a minute old. Rejects when the thread dies or is closed. */
  read: (days: number) => Promise<Statistics>;
  /** Ends what is under way. */
  close: () => Promise<void>;
};

/** Nobody watches these figures by the second, and three browsers shall not count three times. */
const KEPT_FOR = 60_000;

/** Megabytes for objects that live for a moment, and for all others; see feeds/feed-parser.ts. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

/**
 * Counts over whole tables would hold up every request (a second with 100,000 articles), so a thread with a
 * connection of its own does it; it is gone with the answer and costs nothing until the next one.
 */
export function createStatistics({ file, clock }: { file: string; clock: Clock }): StatisticsReader {
  const kept = new Map<number, { readAt: number; statistics: Promise<Statistics> }>();
  const running = new Set<Worker>();

  const count = (days: number, now: number) => {
    const workerData: StatisticsWork = { file, days, now };
    const url = new URL('./statistics-worker.ts', import.meta.url);
    const worker = new Worker(url, { workerData, resourceLimits: limits });
    running.add(worker);
    return new Promise<Statistics>((resolve, reject) => {
      worker
        .on('message', resolve)
        .on('error', reject)
        .on('exit', () => {
          running.delete(worker);
          reject(new Error('The thread of the statistics has ended without an answer.'));
        });
    });
  };

  return {
    read: (days) => {
      const now = clock.now();
      const last = kept.get(days);
      if (last && timeLeft(now, last.readAt + KEPT_FOR, KEPT_FOR) > 0) return last.statistics;
      const statistics = count(days, now);
      kept.set(days, { readAt: now, statistics });
      // A failure is told to those who wait for it, and to nobody after them.
      statistics.catch(() => kept.delete(days));
      return statistics;
    },
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
