import { expect, test } from 'vitest';
import { nothingSelected, toggle, toggleAll, toggleRange } from './selection.ts';

const order = [1, 2, 3, 4, 5];
const ids = (selection: { ids: ReadonlySet<number> }) => [...selection.ids].sort();

test('a range goes from the last tick to this one, in either direction', () => {
  const second = toggle(nothingSelected, 2);
  expect(ids(toggleRange(second, order, 4))).toEqual([2, 3, 4]);
  const fifth = toggle(nothingSelected, 5);
  expect(ids(toggleRange(fifth, order, 4))).toEqual([4, 5]);
});

test('a range that ends at a ticked row takes the ticks away', () => {
  const all = toggleAll(nothingSelected, order);
  expect(ids(toggleRange(toggle(all, 2), order, 4))).toEqual([1, 5]);
});

test('a range from a row that is not shown any more is a single tick', () => {
  const hidden = toggle(nothingSelected, 9);
  expect(ids(toggleRange(hidden, order, 3))).toEqual([3, 9]);
});

test('all shown are ticked first, and unticked when all of them are; what is not shown keeps its tick', () => {
  const some = toggle(toggle(nothingSelected, 9), 1);
  const all = toggleAll(some, order);
  expect(ids(all)).toEqual([1, 2, 3, 4, 5, 9]);
  expect(ids(toggleAll(all, order))).toEqual([9]);
});
