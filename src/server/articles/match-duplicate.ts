import type { Candidate } from './duplicate-queries.ts';

/**
 * The article that an item is a duplicate of; undefined where it is one of its own. A feed with several items
 * under one address (a change log, say) tells its articles apart by other means, and so do we.
 */
export function matchDuplicate(
  candidates: readonly Candidate[],
  { feedId, urlKey }: { feedId: number; urlKey: string | null },
): Candidate | undefined {
  const standing = candidates.filter((candidate) => candidate.urlKey === urlKey);
  const carriers = standing.flatMap((candidate) => candidate.carriers);
  const isShared = carriers.includes(feedId) || new Set(carriers).size < carriers.length;
  return isShared ? undefined : standing[0];
}

/** Much more: twice the words, and a paragraph of them. An aggregator's line is not the article. */
const MUCH_MORE = { times: 2, words: 50 };

/** Whether an item has so much more text than the article that the article should be the item's. */
export function bringsMuchMore(itemWords: number, articleWords: number): boolean {
  return itemWords >= articleWords * MUCH_MORE.times && itemWords - articleWords >= MUCH_MORE.words;
}
