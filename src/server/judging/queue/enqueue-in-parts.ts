import { setImmediate } from 'node:timers/promises';
import type { Database } from '#server/database/open.ts';
import { type EnqueueOptions, enqueueArticles } from './job-queries.ts';

/** Articles in one transaction: queueing one takes some 25 µs (measured), so a part holds up the server for 8 ms. */
const PART = 300;

/**
 * Puts any number of articles into the queue, a part at a time, so that reading goes on meanwhile. What a
 * crash leaves out is as stale or as failed as before, and is there to be asked for again.
 */
export async function enqueueInParts(
  db: Database,
  articleIds: readonly number[],
  options: EnqueueOptions,
): Promise<void> {
  for (let start = 0; start < articleIds.length; start += PART) {
    const part = articleIds.slice(start, start + PART);
    await db.transaction().execute((transaction) => enqueueArticles(transaction, part, options));
    await setImmediate();
  }
}
