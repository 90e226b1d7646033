import { expect, test } from 'vitest';
import { countMoved, largestChanges, toChange } from './preview-changes.ts';

const change = (id: number, before: number | null, after: number | null) => ({
  ...{ id, before, after },
  closest_to: null,
});

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

test('a rise names the wanted phrase, a fall the unwanted one', () => {
  const found = { value: 60, closest: 'Tides', against: 'Football' };
  expect(toChange({ id: 1, estimate: 30 }, found).closest_to).toEqual({ phrase: 'Tides', wanted: true });
  expect(toChange({ id: 1, estimate: 90 }, found).closest_to).toEqual({ phrase: 'Football', wanted: false });
  expect(toChange({ id: 1, estimate: 90 }, undefined)).toEqual(change(1, 90, null));
});
