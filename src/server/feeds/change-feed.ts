import { withdrawArticlesOf } from '#server/articles/mark-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Feed, FeedOptions } from '#shared/feed.ts';
import { type FeedChange, getFeed, getStoredFeed, updateFeed } from './feed-queries.ts';

export type ChangeFeedDeps = { db: Database; bus: EventBus; clock: Clock };

/**
 * Changes what the owner sets on a feed. One that is never to be judged takes what waits of it out of the
 * queue; taking the mark back queues only what comes from then on. Throws `not_found`.
 */
export async function changeFeed(
  { db, bus, clock }: ChangeFeedDeps,
  id: number,
  options: FeedOptions,
): Promise<Feed> {
  await getStoredFeed(db, id);
  await db.transaction().execute(async (transaction) => {
    await updateFeed(transaction, id, toColumns(options));
    if (options.never_judge) await withdrawArticlesOf(transaction, id, clock.now());
  });
  bus.publish({ type: 'feeds_changed', ids: [id] });
  if (options.never_judge) bus.publish({ type: 'judging_changed' });
  return getFeed(db, id);
}

function toColumns({ custom_title: title, never_judge: neverJudge }: FeedOptions): FeedChange {
  return {
    ...(title === undefined ? {} : { custom_title: title === '' ? null : title }),
    ...(neverJudge === undefined ? {} : { never_judge: neverJudge ? 1 : 0 }),
  };
}
