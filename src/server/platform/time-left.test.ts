import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

test.each([
  ['before it', 1_000, 1_600, 600],
  ['as far ahead as it can be', 1_000, 2_000, 1_000],
  ['at its end', 2_000, 2_000, 0],
  ['after it', 9_000, 2_000, 0],
  ['where it is further ahead than it can be', 999, 2_000, 0],
])('%s', (_, ...[now, until, left]) => {
  expect(timeLeft(now, until, 1_000)).toBe(left);
});
