import { expect, test } from 'vitest';
import { describeNextTry, formatTimeUntil } from './time-until.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T11:00:00Z', 'now'],
  ['2026-11-22T12:00:10Z', 'now'],
  ['2026-11-22T12:00:40Z', '1 min'],
  ['2026-11-22T12:40:00Z', '40 min'],
  ['2026-11-22T12:59:50Z', '1 h'],
  ['2026-11-22T17:10:00Z', '5 h'],
  ['2026-11-23T11:45:00Z', '1 d'],
  ['2026-11-24T13:00:00Z', '2 d'],
])('from noon on the 22nd until %s it is %s', (time, shown) => {
  expect(formatTimeUntil(time, now)).toBe(shown);
});

test('a try that is due is announced without a number', () => {
  expect(describeNextTry('2026-11-22T12:00:00Z', now)).toBe('Next try in a moment');
  expect(describeNextTry('2026-11-22T12:40:00Z', now)).toBe('Next try in 40 min');
});
