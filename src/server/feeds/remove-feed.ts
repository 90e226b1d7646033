import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { deleteFeedRows, getFeed } from './feed-queries.ts';

/** Deletes a feed and its articles, but never a starred one. Returns how many starred ones stayed. Throws `not_found`. */
export async function removeFeed({ db, bus }: { db: Database; bus: EventBus }, id: number): Promise<number> {
  const feed = await getFeed(db, id);
  const kept = await db.transaction().execute((transaction) => deleteFeedRows(transaction, feed));
  bus.publish({ type: 'feeds_changed', ids: [id] });
  return kept;
}
