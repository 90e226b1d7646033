import { setImmediate } from 'node:timers/promises';
import { listUnreadOfFeeds } from './list-queries.ts';
import type { MarkDeps } from './mark-article.ts';
import { markRead } from './mark-queries.ts';

/** Articles in one transaction: marking one takes some 20 µs (measured), so a part holds up the server for 8 ms. */
const PART = 400;

/**
 * Marks read what stands in Unread of these feeds at this moment, a part at a time, so that reading goes on
 * meanwhile. Returns how many those were.
 */
export async function markFeedsRead(
  { db, bus, clock }: MarkDeps,
  feedIds: readonly number[],
): Promise<number> {
  const now = clock.now();
  const unread = await listUnreadOfFeeds(db, feedIds);
  let count = 0;
  for (let start = 0; start < unread.length; start += PART) {
    const part = unread.slice(start, start + PART);
    const ids = await db.transaction().execute((transaction) => markRead(transaction, part, now));
    count += ids.length;
    if (ids.length > 0) bus.publish({ type: 'articles_changed', ids });
    await setImmediate();
  }
  if (count > 0) bus.publish({ type: 'feeds_changed', ids: [...new Set(feedIds)] });
  return count;
}
