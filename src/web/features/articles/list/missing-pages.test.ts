import { expect, test } from 'vitest';
import { missingPages } from './missing-pages.ts';

const ids = Array.from({ length: 12 }, (_, index) => 100 + index);
const missingFrom =
  (...loaded: number[]) =>
  (id: number) =>
    !loaded.includes(id);

test('nothing is asked for while all rows in sight are there', () => {
  expect(missingPages({ ids, first: 0, last: 2, size: 5 }, missingFrom(100, 101, 102))).toEqual([]);
});

test('a missing row in sight brings its whole page, without what is there already', () => {
  expect(missingPages({ ids, first: 6, last: 7, size: 5 }, missingFrom(105, 106))).toEqual([[107, 108, 109]]);
});

test('rows in sight on two pages bring both', () => {
  expect(missingPages({ ids, first: 4, last: 5, size: 5 }, () => true)).toEqual([
    [100, 101, 102, 103, 104],
    [105, 106, 107, 108, 109],
  ]);
});

test('a page whose rows in sight are there is left out, whatever else it lacks', () => {
  expect(missingPages({ ids, first: 4, last: 5, size: 5 }, missingFrom(104))).toEqual([
    [105, 106, 107, 108, 109],
  ]);
});

test('the last page is as short as the list ends', () => {
  expect(missingPages({ ids, first: 11, last: 40, size: 5 }, () => true)).toEqual([[110, 111]]);
});
