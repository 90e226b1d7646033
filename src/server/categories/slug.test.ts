import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
  ['AI & law', 'ai and law'],
  ['Crème brûlée', 'creme brulee'],
  ['  Night–Trains! ', 'night trains'],
  ['Ｄａｔａｂａｓｅｓ', 'databases'],
])('%s and %s are the same name', (one, other) => {
  expect(slugOf(one)).toBe(slugOf(other));
});

test('signs that tell names apart are kept', () => {
  expect(new Set(['C', 'C++', 'C#'].map(slugOf)).size).toBe(3);
});

test('names in other scripts are names', () => {
  expect(slugOf('数据库')).toBe('数据库');
});

test('signs alone are no name', () => {
  expect(slugOf(' -- !? ')).toBe('');
});
