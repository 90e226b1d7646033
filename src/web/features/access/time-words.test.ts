import { expect, test } from 'vitest';
import { describeLast } from './time-words.ts';

const now = Date.UTC(2026, 10, 20, 12);

test.each([
  [0, 'now'],
  [5, 'now'],
  [6, '6 minutes ago'],
  [59, '59 minutes ago'],
  [60, '1 hour ago'],
  [23 * 60, '23 hours ago'],
  [24 * 60, '1 day ago'],
  [27 * 24 * 60, '27 days ago'],
  [40 * 24 * 60, 'on 11 Oct 2026'],
])('%i minutes ago reads %s', (minutes, words) => {
  expect(describeLast(new Date(now - minutes * 60_000).toISOString(), now)).toBe(words);
});
