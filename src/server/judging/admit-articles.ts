import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import { enqueueArticles, hasDecidedArticles, listUndecided, markNotQueued } from './job-queries.ts';

/** How many articles of a new feed are judged by themselves. Source: design, judging, "The queue". */
export const NEWEST_OF_A_NEW_FEED = 50;

export type AdmitDeps = { db: Database; bus: EventBus; clock: Clock };

/**
 * Decides about every stored article that the queue has not looked at: the newest of a new feed and all
 * later ones are queued, the rest stays readable without a judgement. Stored articles carry `new` until
 * then, so a crash between storing and queueing loses nothing: the next call finds them. Returns how
 * many were queued.
 */
export async function admitArticles({ db, bus, clock }: AdmitDeps): Promise<number> {
  const now = clock.now();
  const decided = await db.transaction().execute(async (transaction) => {
    const { queued, left } = await decide(transaction);
    for (const ids of inChunks(queued)) await enqueueArticles(transaction, ids, { reason: 'new', now });
    for (const ids of inChunks(left)) await markNotQueued(transaction, ids);
    return { queued, left };
  });
  if (decided.queued.length > 0) {
    bus.publish({ type: 'articles_changed', ids: decided.queued });
    bus.publish({ type: 'judging_changed' });
  }
  return decided.queued.length;
}

async function decide(db: Database): Promise<{ queued: number[]; left: number[] }> {
  const queued: number[] = [];
  const left: number[] = [];
  const byFeed = Map.groupBy(await listUndecided(db), (article) => article.feed_id);
  for (const [feedId, articles] of byFeed) {
    const isNewFeed = feedId !== null && !(await hasDecidedArticles(db, feedId));
    const unread = articles.filter((article) => !article.read).map((article) => article.id);
    const taken = isNewFeed ? unread.slice(0, NEWEST_OF_A_NEW_FEED) : unread;
    queued.push(...taken);
    const isTaken = new Set(taken);
    left.push(...articles.map((article) => article.id).filter((id) => !isTaken.has(id)));
  }
  return { queued, left };
}
