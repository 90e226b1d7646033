import type { ArticleRow } from '#shared/article.ts';
import type { ReaderSettings } from '#shared/settings.ts';
import { type FrozenList, rankOf } from '#web/api/article-list.ts';

type FindRow = (id: number) => Pick<ArticleRow, 'score' | 'estimate'> | undefined;

type Group = {
  list: FrozenList;
  /** Where the articles with neither score nor estimate stand. */
  place: ReaderSettings['unscored'];
};

/**
 * The headings of a list in the order *best*, by the index of the row they stand over: one where the
 * articles with neither score nor estimate begin, which stand together there, and one where the others go on. None
 * while there is no such group or its first row is not loaded. The headings stay where they are when
 * scores or estimates arrive.
 */
export function headingsOf({ list, place }: Group, findRow: FindRow): ReadonlyMap<number, string> {
  const headings = new Map<number, string>();
  const start = findUnrankedStart(list, findRow);
  if (start === undefined) return headings;
  headings.set(start, unrankedHeading(list));
  const end = start + list.unranked;
  if (end < list.ids.length) headings.set(end, place === 'top' ? 'Best first' : 'Low scores');
  return headings;
}

function findUnrankedStart(list: FrozenList, findRow: FindRow): number | undefined {
  if (list.unranked === 0) return undefined;
  const rankedSince = new Set(list.ranked);
  const isUnranked = (id: number | undefined) => {
    if (id === undefined || rankedSince.has(id)) return id !== undefined;
    const row = findRow(id);
    return row && rankOf(row) === null;
  };
  const start = list.ids.findIndex((id) => isUnranked(id) === true);
  if (start === -1) return undefined;
  // Where the row above is not there, the group may begin further up.
  return start === 0 || isUnranked(list.ids[start - 1]) === false ? start : undefined;
}

function unrankedHeading(list: FrozenList): string {
  const left = list.unranked - list.ranked.length;
  return left > 0 ? `${left.toLocaleString('en')} not scored yet` : 'Placed since this list was made';
}
