import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { FULL_TEXT_PATIENCE } from '#shared/limits.ts';
import {
  enqueueArticles,
  hasDecidedArticles,
  listUndecided,
  markNotQueued,
  type Undecided,
} from './job-queries.ts';
import { markBelowMinimum, releaseAboveMinimum, withdrawBelowMinimum } from './minimum-queries.ts';

/** How many articles of a new feed are judged by themselves. Source: design, judging, "The queue". */
export const NEWEST_OF_A_NEW_FEED = 50;

/** What was older when its feed was added is not judged by itself, in milliseconds. Source: as above. */
const OLDEST_OF_A_NEW_FEED = 14 * 24 * 3_600_000;

export type AdmitDeps = { db: Database; bus: EventBus; clock: Clock };

/**
 * Decides about every stored article that the queue has not looked at: the newest of a new feed and all
 * later ones are queued; the rest, all of a feed that is never to be judged, and what is estimated below the
 * owner's minimum stays readable without a judgement. When the minimum or an estimate has changed, articles
 * that wait by themselves leave the queue, or come back. Stored articles carry `new` until they are decided
 * about, so a crash between storing and queueing loses nothing: the next call finds them. Returns how many
 * were queued.
 */
export async function admitArticles({ db, bus, clock }: AdmitDeps): Promise<number> {
  const now = clock.now();
  const decided = await db.transaction().execute(async (transaction) => {
    const { minimum_estimate: minimum } = await readReaderSettings(transaction);
    await releaseAboveMinimum(transaction, minimum);
    const { queued, left, below } = await decide(transaction, { minimum, now });
    for (const ids of inChunks(queued)) await enqueueArticles(transaction, ids, { reason: 'new', now });
    for (const ids of inChunks(left)) await markNotQueued(transaction, ids);
    await markBelowMinimum(transaction, below);
    const withdrawn = minimum === null ? [] : await withdrawBelowMinimum(transaction, { minimum, now });
    return { queued, withdrawn };
  });
  const changed = [...decided.queued, ...decided.withdrawn];
  if (changed.length > 0) {
    bus.publish({ type: 'articles_changed', ids: changed });
    bus.publish({ type: 'judging_changed' });
  }
  return decided.queued.length;
}

type Decision = { queued: number[]; left: number[]; below: number[] };

async function decide(
  db: Database,
  { minimum, now }: { minimum: number | null; now: number },
): Promise<Decision> {
  const decision: Decision = { queued: [], left: [], below: [] };
  const byFeed = Map.groupBy(
    await listUndecided(db, now - FULL_TEXT_PATIENCE),
    (article) => article.feed?.id ?? null,
  );
  for (const [feedId, articles] of byFeed) {
    const isNewFeed = feedId !== null && !(await hasDecidedArticles(db, feedId));
    const taken = isNewFeed
      ? articles.filter((article) => isWanted(article) && isRecent(article)).slice(0, NEWEST_OF_A_NEW_FEED)
      : articles.filter(isWanted);
    const isTaken = new Set(taken);
    for (const article of articles) {
      if (!isTaken.has(article)) decision.left.push(article.id);
      else if (isBelow(article, minimum)) decision.below.push(article.id);
      else decision.queued.push(article.id);
    }
  }
  return decision;
}

/** What cannot be estimated is never below. */
function isBelow({ estimate, alwaysShown }: Undecided, minimum: number | null): boolean {
  return !alwaysShown && minimum !== null && estimate !== null && estimate < minimum;
}

function isWanted({ read, feed }: Undecided): boolean {
  return !read && !feed?.neverJudge;
}

function isRecent({ publishedAt, feed }: Undecided): boolean {
  return publishedAt >= (feed?.addedAt ?? 0) - OLDEST_OF_A_NEW_FEED;
}
