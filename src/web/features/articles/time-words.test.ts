import { expect, test } from 'vitest';
import { ageWords, agoWords, exactTime, readingMinutes, timeWords } from './time-words.ts';

const now = Date.UTC(2026, 10, 20, 12, 0, 0);
const before = (milliseconds: number) => new Date(now - milliseconds).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('an age is told in the largest unit that fits', () => {
  const ages = [59_000, 12 * MINUTE, 5 * HOUR, 23.9 * HOUR, 3 * DAY, 27.9 * DAY];
  expect(ages.map((age) => ageWords(before(age), now))).toEqual([
    'now',
    '12 min',
    '5 h',
    '23 h',
    '3 d',
    '27 d',
  ]);
});

test('after four weeks a date stands instead of an age, with its year when that is another one', () => {
  expect(ageWords('2026-09-04T12:00:00Z', now)).toMatch(/^4 Sept?$/);
  expect(ageWords('2025-03-04T12:00:00Z', now)).toBe('4 Mar 2025');
});

test('an article dated into the future is as old as now', () => {
  expect(ageWords(before(-3 * HOUR), now)).toBe('now');
});

test('"ago" stands after ages only', () => {
  expect(agoWords(before(2 * HOUR), now)).toBe('2 h ago');
  expect(agoWords(before(0), now)).toBe('just now');
  expect(agoWords('2025-03-04T12:00:00Z', now)).toBe('4 Mar 2025');
});

test('the exact time names weekday, year and clock; the year is left out while it is this one', () => {
  const time = new Date(2026, 10, 20, 9, 14).toISOString();
  expect(exactTime(time)).toBe('Friday 20 November 2026, 09:14');
  expect(timeWords(time, now)).toBe('Friday 20 November, 09:14');
  expect(timeWords(new Date(2025, 10, 20, 9, 14).toISOString(), now)).toBe(
    'Thursday 20 November 2025, 09:14',
  );
});

test('reading time is at 230 words a minute, and at least one', () => {
  expect([1, 230, 345, 2_070].map(readingMinutes)).toEqual([1, 1, 2, 9]);
});

test('an article without words has no reading time', () => {
  expect(readingMinutes(0)).toBeNull();
});
