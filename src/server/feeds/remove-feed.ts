import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { deleteFeedRows, getStoredFeed } from './feed-queries.ts';
import { nameOfFeed } from './shown-feed-queries.ts';

/**
 * Deletes a feed and its articles, but never a starred one, and none that another feed carries too: that one
 * has it from then on. Returns how many starred ones stayed without a feed. Throws `not_found`.
 */
export async function removeFeed({ db, bus }: { db: Database; bus: EventBus }, id: number): Promise<number> {
  const feed = await getStoredFeed(db, id);
  const { kept, passed } = await db
    .transaction()
    .execute((transaction) => deleteFeedRows(transaction, { id, title: nameOfFeed(feed) }));
  bus.publish({ type: 'feeds_changed', ids: [id] });
  if (passed.length > 0) bus.publish({ type: 'articles_changed', ids: passed });
  return kept;
}
