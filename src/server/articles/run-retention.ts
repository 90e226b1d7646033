import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import {
  findLatestDue,
  type Removed,
  type RetentionPlace,
  type RetentionRule,
  removeNext,
} from './retention-queries.ts';

/** The rule, and what ends a run before its end. */
export type RetentionRun = RetentionRule & { signal: AbortSignal };

/**
 * Takes away the text of what was read long enough ago, and what was read twice as long ago as a whole: never
 * what is starred, unread or waiting to be judged. Part by part, with room for others between the parts; what a
 * run leaves undone the next one finds. Returns the ids.
 */
export async function runRetention(db: Database, { signal, ...rule }: RetentionRun): Promise<Removed> {
  const removed: Removed = { articles: [], contents: [] };
  const latest = await findLatestDue(db, rule);
  if (latest === undefined) return removed;
  let place: RetentionPlace | undefined = { readAt: Number.MIN_SAFE_INTEGER, id: 0 };
  while (place && !signal.aborted) {
    const from: RetentionPlace = place;
    // What a power cut takes back is due again.
    const part = await commitWithoutWaiting(db, (transaction) =>
      removeNext(transaction, { ...rule, latest }, from),
    );
    removed.articles.push(...part.articles);
    removed.contents.push(...part.contents);
    place = part.next;
    await setImmediate();
  }
  return removed;
}
