import type { ArticleRow } from '#shared/article.ts';
import type { FrozenList } from '#web/api/article-list.ts';

type FindRow = (id: number) => Pick<ArticleRow, 'score'> | undefined;

/**
 * The headings of a list in the order *best*, by the index of the row they stand over: one where the
 * articles without a score begin, which stand together there, and one where the low scores go on. None
 * while there is no such group or its first row is not loaded. The headings stay where they are when
 * scores arrive.
 */
export function headingsOf(list: FrozenList, findRow: FindRow): ReadonlyMap<number, string> {
  const headings = new Map<number, string>();
  const start = findUnrankedStart(list, findRow);
  if (start === undefined) return headings;
  headings.set(start, unrankedHeading(list));
  const end = start + list.unranked;
  if (end < list.ids.length) headings.set(end, 'Low scores');
  return headings;
}

function findUnrankedStart(list: FrozenList, findRow: FindRow): number | undefined {
  if (list.unranked === 0) return undefined;
  const scoredSince = new Set(list.scored);
  const start = list.ids.findIndex((id) => scoredSince.has(id) || findRow(id)?.score === null);
  return start === -1 ? undefined : start;
}

function unrankedHeading(list: FrozenList): string {
  const left = list.unranked - list.scored.length;
  return left > 0 ? `${left} not scored yet` : 'Scored since this list was made';
}
