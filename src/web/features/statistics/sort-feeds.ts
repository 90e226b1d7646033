import type { FeedStatistics } from '#shared/statistics.ts';

export type FeedColumn = 'title' | 'articles_per_week' | 'median_score' | 'share_read';
export type FeedOrder = { column: FeedColumn; descending: boolean };

/** What is unknown comes last in either direction; equal ones stand by name. */
export function sortFeeds(
  feeds: readonly FeedStatistics[],
  { column, descending }: FeedOrder,
): FeedStatistics[] {
  const byName = (one: FeedStatistics, other: FeedStatistics) => one.title.localeCompare(other.title, 'en');
  if (column === 'title') return [...feeds].sort((one, other) => byName(one, other) * (descending ? -1 : 1));
  return [...feeds].sort((one, other) => {
    const [left, right] = [one[column], other[column]];
    if (left === right) return byName(one, other);
    if (left === null) return 1;
    if (right === null) return -1;
    return descending ? right - left : left - right;
  });
}

/** The order after a press on a column's head: numbers begin with the highest, names with A. */
export function nextOrder(order: FeedOrder, column: FeedColumn): FeedOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'title' };
}
