import { expect, test } from 'vitest';
import { readDelay } from './read-delay.ts';

test('an open article is read at once, after its seconds, or only by hand', () => {
  expect(readDelay({ mark_read: 'open', read_after_seconds: 7 })).toBe(0);
  expect(readDelay({ mark_read: 'after', read_after_seconds: 7 })).toBe(7_000);
  expect(readDelay({ mark_read: 'scroll', read_after_seconds: 3 })).toBe(3_000);
  expect(readDelay({ mark_read: 'by_hand', read_after_seconds: 7 })).toBeNull();
});
