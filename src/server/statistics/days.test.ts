import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDay } from '#server/judging/queue/local-time.ts';
import { groupByDay, listDays, QUARTER, weekOf } from './days.ts';

const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });

test('the days end with today, follow each other, and the first one begins at the start', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const { days, start } = listDays(now, 90);
      expect(days).toHaveLength(90);
      expect(new Set(days).size).toBe(90);
      expect(days.at(-1)).toBe(localDay(now));
      expect(days).toEqual([...days].sort());
      expect(localDay(start)).toBe(days[0]);
      expect(localDay(start - 1)).not.toBe(days[0]);
    }),
  );
});

test('an instant falls into the day of its quarter of an hour', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const quarter = Math.floor(instant / QUARTER);
      expect([...groupByDay([{ quarter }])]).toEqual([[localDay(instant), [{ quarter }]]]);
    }),
  );
});

test('a week is known by its Monday, also on Sunday night', () => {
  expect(weekOf(new Date(2026, 2, 9).getTime())).toBe('2026-03-09');
  expect(weekOf(new Date(2026, 2, 15, 23, 59).getTime())).toBe('2026-03-09');
  expect(weekOf(new Date(2026, 2, 16).getTime())).toBe('2026-03-16');
});
