import { expect, test } from 'vitest';
import { findUnrankedStart, unrankedHeading } from './unranked-group.ts';

const list = { total: 5, ids: [1, 2, 3, 4, 5], unranked: 2, added: [], scored: [], reordered: false };
const rows = new Map([
  [1, { score: 90 }],
  [2, { score: 40 }],
  [3, { score: null }],
  [4, { score: null }],
]);
const findRow = (id: number) => rows.get(id);

test('the group begins at the first article without a score', () => {
  expect(findUnrankedStart(list, findRow)).toBe(2);
});

test('the group stays where it is when its first article gets a score', () => {
  const scored = new Map([...rows, [3, { score: 99 }]]);
  expect(findUnrankedStart({ ...list, scored: [3] }, (id) => scored.get(id))).toBe(2);
});

test('there is no group where everything has a score or its rows are not loaded yet', () => {
  expect(findUnrankedStart({ ...list, unranked: 0 }, findRow)).toBeUndefined();
  expect(findUnrankedStart(list, () => undefined)).toBeUndefined();
});

test('the heading counts off what gets its score', () => {
  expect(unrankedHeading(list)).toBe('2 not scored yet');
  expect(unrankedHeading({ ...list, scored: [3] })).toBe('1 not scored yet');
  expect(unrankedHeading({ ...list, scored: [3, 4] })).toBe('Scored since this list was made');
});
