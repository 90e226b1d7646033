import { getArticle } from '#server/articles/article-queries.ts';
import { listFailedIds } from '#server/articles/list-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { enqueueInParts } from '#server/judging/queue/enqueue-in-parts.ts';
import { enqueueArticles } from '#server/judging/queue/job-queries.ts';
import type { Clock } from '#server/platform/clock.ts';

export type JudgeAgainDeps = { db: Database; bus: EventBus; clock: Clock; wake: () => void };

/**
 * Puts one article in front of the queue because the owner asked for it; an old result stays visible
 * until the new one is there. Throws `not_found`.
 */
export async function judgeAgain({ db, bus, clock, wake }: JudgeAgainDeps, articleId: number): Promise<void> {
  const now = clock.now();
  await getArticle(db, articleId, now);
  await db
    .transaction()
    .execute((transaction) => enqueueArticles(transaction, [articleId], { reason: 'by_hand', now }));
  bus.publish({ type: 'articles_changed', ids: [articleId] });
  bus.publish({ type: 'judging_changed' });
  wake();
}

/** The same for every article in the Failed view, the newest first. Gives how many they are. */
export async function retryFailed({ db, bus, clock, wake }: JudgeAgainDeps): Promise<number> {
  const now = clock.now();
  const ids = await listFailedIds(db);
  await enqueueInParts(db, ids, { reason: 'by_hand', now });
  if (ids.length === 0) return 0;
  bus.publish({ type: 'articles_changed', ids });
  bus.publish({ type: 'judging_changed' });
  wake();
  return ids.length;
}
