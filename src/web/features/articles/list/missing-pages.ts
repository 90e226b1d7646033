type Range = { ids: number[]; first: number; last: number; size: number };

/**
 * The ids to ask for, so that rows `first` to `last` (both included) can be shown: whole pages of the
 * list, counted from its start, without the ids that are there already. Pages with nothing missing in
 * sight are left out.
 */
export function missingPages(range: Range, isMissing: (id: number) => boolean): number[][] {
  const { ids, first, last, size } = range;
  const pages: number[][] = [];
  for (let start = Math.floor(first / size) * size; start <= last && start < ids.length; start += size) {
    const inSight = ids.slice(Math.max(start, first), Math.min(start + size, last + 1));
    if (inSight.some(isMissing)) pages.push(ids.slice(start, start + size).filter(isMissing));
  }
  return pages;
}
