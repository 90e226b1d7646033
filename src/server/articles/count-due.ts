import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/app-error.ts';
import type { CountDueWork } from './count-due-worker.ts';
import type { DueCounts, RetentionRule } from './retention-queries.ts';

/** Counts what retention would take away, without keeping the server waiting. */
export type DueCounter = {
  /** Rejects when the thread dies or is closed. */
  count: (rule: RetentionRule) => Promise<DueCounts>;
  /** Ends what is under way. */
  close: () => Promise<void>;
};

/** Megabytes for objects that live for a moment, and for all others; see feeds/feed-parser.ts. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

/** A thread with a connection of its own looks through all old articles, and is gone with the answer. */
export function createDueCounter({ file }: { file: string }): DueCounter {
  const running = new Set<Worker>();
  let closed = false;
  return {
    count: (rule) => {
      const workerData: CountDueWork = { file, rule };
      const url = new URL('./count-due-worker.ts', import.meta.url);
      const worker = new Worker(url, { workerData, resourceLimits: limits });
      running.add(worker);
      return new Promise<DueCounts>((resolve, reject) => {
        worker
          .on('message', resolve)
          .on('error', reject)
          .on('exit', () => {
            running.delete(worker);
            reject(
              closed
                ? stopping()
                : new Error('The thread that counts old articles has ended without an answer.'),
            );
          });
      });
    },
    close: async () => {
      closed = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

/** No fault of anybody's: whoever asked is gone by then. */
function stopping(): AppError {
  return new AppError('conflict', 'Winnow is stopping.');
}
