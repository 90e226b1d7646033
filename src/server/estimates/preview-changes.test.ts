import { expect, test } from 'vitest';
import { countMoved, largestChanges } from './preview-changes.ts';

const change = (id: number, before: number | null, after: number | null) => ({ id, before, after });

test('the five largest changes come first, the newer of two equal ones, and what stays is left out', () => {
  const changes = [
    change(1, 50, 50),
    change(2, 50, 60),
    change(3, 50, 40),
    change(4, 10, 90),
    change(5, null, 80),
    change(6, 80, null),
    change(7, 40, 41),
    change(8, null, null),
  ];
  expect(largestChanges(changes).map(({ id }) => id)).toEqual([4, 6, 5, 3, 2]);
});

test('an article without an estimate counts as standing just under the middle', () => {
  expect(largestChanges([change(1, null, 40), change(2, 30, 31)]).map(({ id }) => id)).toEqual([2, 1]);
});

test.each([
  [74, 75, 1],
  [75, 100, 0],
  [39, 40, 1],
  [40, 74, 0],
  [null, 39, 1],
  [39, null, 1],
  [null, null, 0],
])('from %s to %s counts as %s moved', (before, after, moved) => {
  expect(countMoved([change(1, before, after)])).toBe(moved);
});
