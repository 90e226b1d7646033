import type { ArticleRow } from '#shared/article.ts';
import type { FrozenList } from '#web/api/article-list.ts';

type FindRow = (id: number) => Pick<ArticleRow, 'score'> | undefined;

/**
 * Where the group of articles without a score begins in the order *best*, in which they stand together:
 * an index in the list, or undefined while there is no such group or its first row is not loaded.
 */
export function findUnrankedStart(list: FrozenList, findRow: FindRow): number | undefined {
  if (list.unranked === 0) return undefined;
  const scoredSince = new Set(list.scored);
  const start = list.ids.findIndex((id) => scoredSince.has(id) || findRow(id)?.score === null);
  return start === -1 ? undefined : start;
}

/** The heading over the group; it stays where it is when scores arrive, and only counts them off. */
export function unrankedHeading(list: FrozenList): string {
  const left = list.unranked - list.scored.length;
  return left > 0 ? `${left} not scored yet` : 'Scored since this list was made';
}
