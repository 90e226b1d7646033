import { expect, test } from 'vitest';
import type { FrozenList } from '#web/api/article-list.ts';
import { headingsOf } from './unranked-group.ts';

const list: FrozenList = {
  total: 5,
  ids: [1, 2, 3, 4, 5],
  asOf: '2026-11-20T09:00:00Z',
  unranked: 2,
  added: [],
  ranked: [],
  reordered: false,
};
const rows = new Map([
  [1, { score: 90, estimate: null }],
  [2, { score: null, estimate: 40 }],
  [3, { score: null, estimate: null }],
  [4, { score: null, estimate: null }],
]);
const findRow = (id: number) => rows.get(id);
const headings = (change: Partial<FrozenList>, find = findRow) =>
  Object.fromEntries(headingsOf({ list: { ...list, ...change }, place: 'middle' }, find));

test('the articles with neither score nor estimate stand under a heading, and the low scores after them', () => {
  expect(headings({})).toEqual({ 2: '2 not scored yet', 4: 'Low scores' });
  expect(headings({ unranked: 1_200 })[2]).toBe('1,200 not scored yet');
});

test('at the top, what has a number begins under a heading of its own', () => {
  const onTop = { ...list, ids: [3, 4, 1, 2] };
  expect([...headingsOf({ list: onTop, place: 'top' }, findRow)]).toEqual([
    [0, '2 not scored yet'],
    [2, 'Best first'],
  ]);
});

test('no second heading stands where nothing follows', () => {
  expect(headings({ ids: [1, 2, 3, 4] })).toEqual({ 2: '2 not scored yet' });
});

test('the heading stays where it is and counts off what gets an estimate', () => {
  const scored = new Map([...rows, [3, { score: null, estimate: 99 }]]);
  expect(headings({ ranked: [3] }, (id) => scored.get(id))[2]).toBe('1 not scored yet');
  expect(headings({ ranked: [3, 4] })[2]).toBe('Placed since this list was made');
});

test('there is no heading as long as the row over the first of them is not there', () => {
  expect(headings({}, (id) => (id === 2 ? undefined : rows.get(id)))).toEqual({});
});

test('there is no heading where everything has a score or its rows are not loaded yet', () => {
  expect(headings({ unranked: 0 })).toEqual({});
  expect(headings({}, () => undefined)).toEqual({});
});
