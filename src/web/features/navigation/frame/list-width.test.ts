import { expect, test } from 'vitest';
import { clampListWidth, LIST_WIDTH, MAX_LIST_WIDTH, MIN_LIST_WIDTH, parseListWidth } from './list-width.ts';

test('the list gets neither narrower nor wider than it can be read', () => {
  expect(clampListWidth(10)).toBe(MIN_LIST_WIDTH);
  expect(clampListWidth(4_000)).toBe(MAX_LIST_WIDTH);
  expect(clampListWidth(400.4)).toBe(400);
});

test('a kept width is taken again, nonsense is not', () => {
  expect(parseListWidth('512')).toBe(512);
  expect([undefined, '', 'wide', 'NaN'].map(parseListWidth)).toEqual(Array(4).fill(LIST_WIDTH));
});
