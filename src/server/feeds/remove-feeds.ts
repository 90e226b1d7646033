import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { deleteFeedRows, getStoredFeed } from './feed-queries.ts';
import { nameOfFeed } from './shown-feed-queries.ts';

export type RemovedFeeds = {
  deleted: number;
  /** Starred articles that stayed without a feed. */
  starredKept: number;
};

/**
 * Deletes several feeds as `removeFeed` does one, all or none of them: an article that only feeds among them
 * carry goes with the last of these. Throws `not_found`.
 */
export async function removeFeeds(
  { db, bus }: { db: Database; bus: EventBus },
  ids: readonly number[],
): Promise<RemovedFeeds> {
  const once = [...new Set(ids)];
  const passed = new Set<number>();
  let starredKept = 0;
  await db.transaction().execute(async (transaction) => {
    for (const id of once) {
      const title = nameOfFeed(await getStoredFeed(transaction, id));
      const effect = await deleteFeedRows(transaction, { id, title });
      starredKept += effect.kept;
      for (const articleId of effect.passed) passed.add(articleId);
    }
  });
  bus.publish({ type: 'feeds_changed', ids: once });
  if (passed.size > 0) bus.publish({ type: 'articles_changed', ids: [...passed] });
  return { deleted: once.length, starredKept };
}
