import { describe, expect, test } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import {
  automaticMinutes,
  type FeedColumn,
  type FeedFilter,
  firstOrderOf,
  hasProblem,
  nextOrder,
  rowsOf,
} from './feed-rows.ts';

const failure = (count: number): Feed['failure'] => ({
  kind: 'dns',
  text: '',
  hint: '',
  count,
  next_try_at: '2026-11-22T12:00:00Z',
});

const feeds = [
  makeFeed({
    id: 1,
    folder_id: 1,
    title: 'Zebra 10',
    articles_per_week: 3,
    share_read: 0.5,
    failure: failure(1),
  }),
  makeFeed({ id: 2, title: 'zebra 9', articles_per_week: 112, share_read: null, paused: 'gone' }),
  makeFeed({
    id: 3,
    folder_id: 2,
    title: 'Café',
    url: 'https://kaffee.example/rss',
    articles_per_week: 3,
    share_read: 0.9,
  }),
  makeFeed({
    id: 4,
    folder_id: 1,
    title: 'Ärger',
    paused: 'owner',
    failure: failure(9),
    refresh_minutes: 15,
    share_read: 0,
  }),
  makeFeed({ id: 5, title: 'Broken', failure: failure(7), refresh_minutes: 1440 }),
];

const names = new Map([
  [1, 'Science'],
  [2, 'Äcker'],
]);
const everything = { search: '', problemsOnly: false, folder: 'all', order: firstOrderOf('title') } as const;
const ids = (change: Partial<FeedFilter>) =>
  rowsOf(feeds, { ...everything, ...change }, names).map(({ id }) => id);

test('by folder they stand as the folders are called, and those without one last either way', () => {
  expect(ids({ order: firstOrderOf('folder') })).toEqual([3, 4, 1, 5, 2]);
  expect(ids({ order: { column: 'folder', descending: true } })).toEqual([4, 1, 3, 5, 2]);
});

test('a folder shows its own feeds, and none those without one', () => {
  expect(ids({ folder: 1 })).toEqual([4, 1]);
  expect(ids({ folder: null })).toEqual([5, 2]);
});

test('names are sorted as people do it: without case and accents, and 9 before 10', () => {
  expect(ids({})).toEqual([4, 5, 3, 2, 1]);
  expect(ids({ order: { column: 'title', descending: true } })).toEqual([1, 2, 3, 5, 4]);
});

test('numbers begin with the highest, equal ones stand by name, and what is unknown comes last either way', () => {
  expect(ids({ order: firstOrderOf('rate') })).toEqual([2, 3, 1, 4, 5]);
  expect(ids({ order: firstOrderOf('read') }).at(-1)).toBe(2);
  expect(ids({ order: { column: 'read', descending: false } })).toEqual([4, 1, 3, 5, 2]);
});

test('problems begin with the feed that is gone, then with the one that failed most often in a row', () => {
  expect(ids({ order: firstOrderOf('problem') })).toEqual([2, 5, 1, 4, 3]);
});

test('every word has to be in name or address, in any order and without accents', () => {
  expect(ids({ search: 'cafe' })).toEqual([3]);
  expect(ids({ search: '  KAFFEE caf ' })).toEqual([3]);
  expect(ids({ search: 'zebra kaffee' })).toEqual([]);
});

test('what the owner has paused is no problem, what has ended for good is one', () => {
  expect(ids({ problemsOnly: true })).toEqual([5, 2, 1]);
  expect(feeds.filter(hasProblem)).toHaveLength(3);
});

test('a second press on a head turns the order round', () => {
  const columns: FeedColumn[] = ['title', 'rate', 'interval'];
  expect(columns.map((column) => nextOrder(firstOrderOf('success'), column).descending)).toEqual([
    false,
    true,
    false,
  ]);
  expect(nextOrder(firstOrderOf('rate'), 'rate')).toEqual({ column: 'rate', descending: false });
});

describe('the automatic interval', () => {
  const refreshed = { last_refreshed_at: '2026-11-22T10:00:00Z', next_refresh_at: '2026-11-22T12:00:00Z' };

  test('is the time between the last refresh and the next', () => {
    expect(automaticMinutes(makeFeed(refreshed))).toBe(120);
  });

  test('is not known while the feed fails or is paused: then the next try says nothing about it', () => {
    expect(automaticMinutes(makeFeed({ ...refreshed, failure: failure(1) }))).toBeNull();
    expect(automaticMinutes(makeFeed({ ...refreshed, paused: 'owner' }))).toBeNull();
    expect(automaticMinutes(makeFeed())).toBeNull();
  });
});
