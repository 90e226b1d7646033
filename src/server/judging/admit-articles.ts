import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import {
  enqueueArticles,
  hasDecidedArticles,
  listUndecided,
  markNotQueued,
  type Undecided,
} from './job-queries.ts';

/** How many articles of a new feed are judged by themselves. Source: design, judging, "The queue". */
export const NEWEST_OF_A_NEW_FEED = 50;

/** What was older when its feed was added is not judged by itself, in milliseconds. Source: as above. */
const OLDEST_OF_A_NEW_FEED = 14 * 24 * 3_600_000;

export type AdmitDeps = { db: Database; bus: EventBus; clock: Clock };

/**
 * Decides about every stored article that the queue has not looked at: the newest of a new feed and all
 * later ones are queued; the rest, and all of a feed that is never to be judged, stays readable without a
 * judgement. Stored articles carry `new` until
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
  const byFeed = Map.groupBy(await listUndecided(db), (article) => article.feed?.id ?? null);
  for (const [feedId, articles] of byFeed) {
    const isNewFeed = feedId !== null && !(await hasDecidedArticles(db, feedId));
    const taken = isNewFeed
      ? articles.filter((article) => isWanted(article) && isRecent(article)).slice(0, NEWEST_OF_A_NEW_FEED)
      : articles.filter(isWanted);
    const isTaken = new Set(taken);
    queued.push(...taken.map(({ id }) => id));
    left.push(...articles.filter((article) => !isTaken.has(article)).map(({ id }) => id));
  }
  return { queued, left };
}

function isWanted({ read, feed }: Undecided): boolean {
  return !read && !feed?.neverJudge;
}

function isRecent({ publishedAt, feed }: Undecided): boolean {
  return publishedAt >= (feed?.addedAt ?? 0) - OLDEST_OF_A_NEW_FEED;
}
