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
  unread_by_folder: { 7: 4 },
};

test('marks that are not named stay as they are', () => {
  expect(withMarks(makeRow({ starred: true }), { read: true })).toMatchObject({ read: true, starred: true });
});

test('reading an article takes one from Unread and from its feed', () => {
  const after = countsAfterMarks(counts, { row: makeRow(), marks: { read: true }, folderId: null });
  expect(after).toEqual({ ...counts, unread: 9, unread_by_feed: { 3: 3, 5: 6 } });
});

test('the folder of its feed counts one less as well, at once', () => {
  const after = countsAfterMarks(counts, { row: makeRow(), marks: { read: true }, folderId: 7 });
  expect(after.unread_by_folder).toEqual({ 7: 3 });
});

test('marking a read article read again changes nothing', () => {
  expect(
    countsAfterMarks(counts, { row: makeRow({ read: true }), marks: { read: true }, folderId: null }),
  ).toEqual(counts);
});

test('an article that stands outside Unread leaves its number alone', () => {
  expect(
    countsAfterMarks(counts, { row: makeRow({ state: 'blocked' }), marks: { read: true }, folderId: null }),
  ).toEqual(counts);
  expect(
    countsAfterMarks(counts, { row: makeRow({ rejudging: true }), marks: { read: true }, folderId: null }),
  ).toEqual(counts);
});

test('a starred article whose feed is gone can be read', () => {
  const after = countsAfterMarks(counts, {
    row: makeRow({ feed_id: null }),
    marks: { read: true },
    folderId: null,
  });
  expect(after).toEqual({ ...counts, unread: 9 });
});

test('stars are counted up and down', () => {
  expect(countsAfterMarks(counts, { row: makeRow(), marks: { starred: true }, folderId: null }).starred).toBe(
    3,
  );
  expect(
    countsAfterMarks(counts, { row: makeRow({ starred: true }), marks: { starred: false }, folderId: null })
      .starred,
  ).toBe(1);
});

test('no count falls below zero when the server was ahead', () => {
  const after = countsAfterMarks(
    { ...counts, unread: 0, unread_by_feed: {} },
    { row: makeRow(), marks: { read: true }, folderId: null },
  );
  expect(after.unread).toBe(0);
  expect(after.unread_by_feed[3]).toBe(0);
});
