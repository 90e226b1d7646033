import { expect, test } from 'vitest';
import { passRows } from './passed-rows.ts';

const ids = [11, 12, 13, 14, 15, 16, 17, 18];
const nothing = { seen: new Set<number>() };

test('a row passes when it goes out over the top, once', () => {
  const first = passRows(nothing, { ids, first: 0, last: 2 });
  expect(first.passed).toEqual([]);
  const second = passRows(first, { ids, first: 2, last: 4 });
  expect(second.passed).toEqual([11, 12]);
  expect(passRows(second, { ids, first: 2, last: 4 }).passed).toEqual([]);
});

test('what was never in sight does not pass', () => {
  const start = passRows(nothing, { ids, first: 0, last: 1 });
  expect(passRows(start, { ids, first: 6, last: 7 }).passed).toEqual([11, 12]);
});

test('what goes out at the bottom does not pass', () => {
  const low = passRows(nothing, { ids, first: 4, last: 7 });
  const high = passRows(low, { ids, first: 0, last: 3 });
  expect(high.passed).toEqual([]);
});
