import { expect, test } from 'vitest';
import type { FeedStatistics } from '#shared/statistics.ts';
import { nextOrder, sortFeeds } from './sort-feeds.ts';

const makeFeed = (title: string, median: number | null): FeedStatistics => ({
  id: 1,
  title,
  fetched: 1,
  articles_per_week: 1,
  judged: 1,
  median_score: median,
  share_read: null,
});
const feeds = [makeFeed('b', 10), makeFeed('C', null), makeFeed('a', 10), makeFeed('d', 90)];
const titles = (sorted: FeedStatistics[]) => sorted.map(({ title }) => title).join('');

test('feeds without a figure come last in both directions, equal ones stand by name', () => {
  expect(titles(sortFeeds(feeds, { column: 'median_score', descending: true }))).toBe('dabC');
  expect(titles(sortFeeds(feeds, { column: 'median_score', descending: false }))).toBe('abdC');
});

test('names are sorted without regard to case', () => {
  expect(titles(sortFeeds(feeds, { column: 'title', descending: false }))).toBe('abCd');
  expect(titles(sortFeeds(feeds, { column: 'title', descending: true }))).toBe('dCba');
});

test('numbers begin with the highest, names with A, and a second press turns round', () => {
  const byName = nextOrder({ column: 'median_score', descending: true }, 'title');
  expect(byName).toEqual({ column: 'title', descending: false });
  expect(nextOrder(byName, 'title')).toEqual({ column: 'title', descending: true });
  expect(nextOrder(byName, 'share_read')).toEqual({ column: 'share_read', descending: true });
});
