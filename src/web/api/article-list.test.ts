import { expect, test } from 'vitest';
import { makeRow } from '#web/testing/make-row.ts';
import {
  type ArticlesAdded,
  type Carrier,
  everything,
  type FrozenList,
  freezeList,
  type ListScope,
  noteAdded,
  noteFresh,
  noteRanks,
} from './article-list.ts';

const list: FrozenList = {
  total: 3,
  ids: [1, 2, 3],
  asOf: '2026-11-20T09:00:00Z',
  unranked: 1,
  added: [],
  ranked: [],
  reordered: false,
};
const unread: ListScope = { ...everything, view: 'unread', sort: 'best' };
const carrier: Carrier = { folderId: 2, muted: false };
const arrived: ArticlesAdded = { type: 'articles_added', feed_id: 5, ids: [8, 9] };
const added = { ...arrived, carrier };
const answer = { total: 3, unranked: 1, as_of: '2026-11-20T09:00:00Z', ids: [1, 2, 3], articles: [] };

test('a list as it comes has nothing to bring in', () => {
  expect(freezeList(answer)).toEqual(list);
});

test('new articles are counted and change neither order nor total', () => {
  expect(noteAdded(list, unread, added)).toEqual({ ...list, added: [8, 9] });
});

test('an article is counted once', () => {
  const once = noteAdded(list, unread, added);
  expect(noteAdded(once, unread, { ...added, ids: [9, 2] })).toBe(once);
});

test('only lists in which new articles would stand count them', () => {
  expect(noteAdded(list, { ...unread, feedId: 4 }, added)).toBe(list);
  expect(noteAdded(list, { ...unread, view: 'starred' }, added)).toBe(list);
  expect(noteAdded(list, { ...unread, feedId: 5 }, added).added).toEqual([8, 9]);
  expect(noteAdded(list, { ...unread, view: 'scoring' }, added).added).toEqual([8, 9]);
});

test('a folder counts what its feeds bring, and nobody waits for what a muted feed brings', () => {
  expect(noteAdded(list, { ...unread, folderId: 2 }, added).added).toEqual([8, 9]);
  expect(noteAdded(list, { ...unread, folderId: 3 }, added)).toBe(list);
  const unheard = { ...arrived, carrier: { ...carrier, muted: true } };
  expect(noteAdded(list, unread, unheard)).toBe(list);
  expect(noteAdded(list, { ...unread, view: 'all' }, unheard).added).toEqual([8, 9]);
});

test('what arrives in a category or a search is not guessed', () => {
  expect(noteAdded(list, { ...unread, categoryId: 2 }, added)).toBe(list);
  expect(noteAdded(list, { ...unread, query: 'sqlite' }, added)).toBe(list);
});

test('a first score is noted and puts an order by score out of date', () => {
  const change = { before: makeRow({ id: 2, score: null }), after: makeRow({ id: 2, score: 70 }) };
  expect(noteRanks(list, unread, [change])).toEqual({ ...list, ranked: [2], reordered: true });
});

test('an order by date stays right whatever the scores', () => {
  const change = { before: makeRow({ id: 2, score: null }), after: makeRow({ id: 2, score: 70 }) };
  expect(noteRanks(list, { ...unread, sort: 'newest' }, [change])).toEqual({ ...list, ranked: [2] });
});

test('another score puts the order out of date without counting as a first one', () => {
  const change = { before: makeRow({ id: 2, score: 60 }), after: makeRow({ id: 2, score: 70 }) };
  expect(noteRanks(list, unread, [change])).toEqual({ ...list, reordered: true });
});

test('a mark, or an article from elsewhere, leaves the list as it is', () => {
  const marked = { before: makeRow({ id: 2 }), after: makeRow({ id: 2, read: true }) };
  const elsewhere = { before: undefined, after: makeRow({ id: 44 }) };
  expect(noteRanks(list, unread, [marked, elsewhere])).toBe(list);
});

test('a later answer tells what arrived and whether the order moved', () => {
  expect(noteFresh(list, { ...answer, ids: [9, 1, 2, 3] })).toEqual({ ...list, added: [9] });
  expect(noteFresh(list, { ...answer, ids: [2, 1, 3] })).toEqual({ ...list, reordered: true });
});

test('articles that left meanwhile, having been read, are no change of the order', () => {
  expect(noteFresh(list, { ...answer, ids: [1, 3] })).toBe(list);
});

test('an estimate is a rank until the score comes; the vote alone moves nothing', () => {
  const unplaced = makeRow({ id: 2, score: null });
  const estimated = { ...unplaced, estimate: 64 };
  expect(noteRanks(list, unread, [{ before: unplaced, after: estimated }])).toEqual({
    ...list,
    ranked: [2],
    reordered: true,
  });
  const judged = { before: estimated, after: { ...estimated, score: 70 } };
  expect(noteRanks(list, unread, [judged])).toEqual({ ...list, reordered: true });
  const voted = { before: estimated, after: { ...estimated, feedback: 'more' as const } };
  expect(noteRanks(list, unread, [voted])).toBe(list);
  const otherEstimate = { before: judged.after, after: { ...judged.after, estimate: 12 } };
  expect(noteRanks(list, unread, [otherEstimate])).toBe(list);
});
