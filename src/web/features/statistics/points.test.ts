import { expect, test } from 'vitest';
import type { StatisticsDay } from '#shared/statistics.ts';
import { describeDay, meanSeconds, secondsOf, spansOf, sumsOf } from './points.ts';

const makeDay = (day: string, of: Partial<StatisticsDay> = {}): StatisticsDay => ({
  day,
  fetched: 0,
  read: 0,
  judged: 0,
  seconds_per_article: null,
  tokens_in: 0,
  tokens_out: 0,
  ...of,
});

/** That many days from 1 January 2026, a Thursday. */
const daysFrom = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeDay(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10), { fetched: 1 }),
  );

test('a day is written as people write it, in every time zone', () => {
  expect(describeDay('2026-01-31')).toBe('31 Jan');
});

test('a month and a quarter are shown by days', () => {
  expect(spansOf(daysFrom(90))).toHaveLength(90);
});

test('a year is shown by weeks from Monday on, and nothing is lost', () => {
  const spans = spansOf(daysFrom(365));
  expect(spans.slice(0, 3).map(({ label, days }) => [label, days.length])).toEqual([
    ['Week of 1 Jan', 4],
    ['Week of 5 Jan', 7],
    ['Week of 12 Jan', 7],
  ]);
  expect(sumsOf(spans, 'fetched').reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(365);
});

test('seconds an article weigh every day by what was judged on it; a day without says nothing', () => {
  const days = [
    makeDay('2026-01-05', { judged: 3, seconds_per_article: 2 }),
    makeDay('2026-01-06', { judged: 1, seconds_per_article: 6 }),
    makeDay('2026-01-07'),
  ];
  expect(meanSeconds(days)).toBe(3);
  expect(secondsOf(spansOf(days)).map(({ value }) => value)).toEqual([2, 6, null]);
  expect(meanSeconds([])).toBeNull();
});
