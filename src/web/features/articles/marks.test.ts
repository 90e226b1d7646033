import { expect, test } from 'vitest';
import type { Counts } from '#shared/article.ts';
import { makeRow } from '#web/testing/make-row.ts';
import { countsAfterMarks, withMarks } from './marks.ts';

const counts: Counts = {
  unread: 10,
  all: 20,
  starred: 2,
  scoring: 0,
  blocked: 0,
  failed: 0,
  hidden: 0,
  unread_by_feed: { 3: 4, 5: 6 },
  unread_by_folder: {},
};

test('marks that are not named stay as they are', () => {
  expect(withMarks(makeRow({ starred: true }), { read: true })).toMatchObject({ read: true, starred: true });
});

test('reading an article takes one from Unread and from its feed', () => {
  const after = countsAfterMarks(counts, makeRow(), { read: true });
  expect(after).toEqual({ ...counts, unread: 9, unread_by_feed: { 3: 3, 5: 6 } });
});

test('marking a read article read again changes nothing', () => {
  expect(countsAfterMarks(counts, makeRow({ read: true }), { read: true })).toEqual(counts);
});

test('an article that stands outside Unread leaves its number alone', () => {
  expect(countsAfterMarks(counts, makeRow({ state: 'blocked' }), { read: true })).toEqual(counts);
  expect(countsAfterMarks(counts, makeRow({ rejudging: true }), { read: true })).toEqual(counts);
});

test('a starred article whose feed is gone can be read', () => {
  const after = countsAfterMarks(counts, makeRow({ feed_id: null }), { read: true });
  expect(after).toEqual({ ...counts, unread: 9 });
});

test('stars are counted up and down', () => {
  expect(countsAfterMarks(counts, makeRow(), { starred: true }).starred).toBe(3);
  expect(countsAfterMarks(counts, makeRow({ starred: true }), { starred: false }).starred).toBe(1);
});

test('no count falls below zero when the server was ahead', () => {
  const after = countsAfterMarks({ ...counts, unread: 0, unread_by_feed: {} }, makeRow(), { read: true });
  expect(after.unread).toBe(0);
  expect(after.unread_by_feed[3]).toBe(0);
});
