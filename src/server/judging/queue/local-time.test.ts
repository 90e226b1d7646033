import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endOfQuietHours, localDay, nextMidnight } from './local-time.ts';

// Clocks go forward on 29 March 2026 at 02:00, and back on 25 October at 03:00.
beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const at = (time: string) => Date.parse(time);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const night = { from: '22:30', to: '07:00' };

test('a day is the one on the wall, and the next begins at its midnight', () => {
  expect(localDay(at('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
  expect(localDay(at('2026-01-31T23:00:00Z'))).toBe('2026-02-01');
  expect(iso(nextMidnight(at('2026-01-31T22:59:59Z')))).toBe('2026-01-31T23:00:00.000Z');
  expect(iso(nextMidnight(at('2026-01-31T23:00:00Z')))).toBe('2026-02-01T23:00:00.000Z');
});

test('a day with an hour less or more ends at midnight all the same', () => {
  expect(iso(nextMidnight(at('2026-03-28T23:00:00Z')))).toBe('2026-03-29T22:00:00.000Z');
  expect(iso(nextMidnight(at('2026-10-24T22:00:00Z')))).toBe('2026-10-25T23:00:00.000Z');
});

test.each([
  ['just before they begin', '2026-01-10T21:29:59Z', null],
  ['as they begin', '2026-01-10T21:30:00Z', '2026-01-11T06:00:00.000Z'],
  ['after midnight', '2026-01-11T01:12:34Z', '2026-01-11T06:00:00.000Z'],
  ['in their last second', '2026-01-11T05:59:59Z', '2026-01-11T06:00:00.000Z'],
  ['when they are over', '2026-01-11T06:00:00Z', null],
])('hours that go over midnight end in the morning: %s', (_, now, end) => {
  expect(iso(endOfQuietHours(night, at(now)))).toBe(end);
});

test.each([
  ['before', '2026-01-10T08:59:00Z', null],
  ['during', '2026-01-10T09:30:00Z', '2026-01-10T12:00:00.000Z'],
  ['after', '2026-01-10T12:00:00Z', null],
])('hours within a day end on that day: %s', (_, now, end) => {
  expect(iso(endOfQuietHours({ from: '10:00', to: '13:00' }, at(now)))).toBe(end);
});

test('a night with an hour less or more ends when the clock on the wall says so', () => {
  expect(iso(endOfQuietHours(night, at('2026-03-28T22:00:00Z')))).toBe('2026-03-29T05:00:00.000Z');
  expect(iso(endOfQuietHours(night, at('2026-10-24T22:00:00Z')))).toBe('2026-10-25T06:00:00.000Z');
});

test('an end in the hour that does not exist is where the clock jumps over it', () => {
  const hours = { from: '01:00', to: '02:30' };
  expect(iso(endOfQuietHours(hours, at('2026-03-29T00:10:00Z')))).toBe('2026-03-29T01:00:00.000Z');
});

test('in the hour that comes twice they begin and end twice', () => {
  const hours = { from: '02:15', to: '02:30' };
  expect(iso(endOfQuietHours(hours, at('2026-10-25T00:20:00Z')))).toBe('2026-10-25T00:30:00.000Z');
  expect(endOfQuietHours(hours, at('2026-10-25T00:40:00Z'))).toBeNull();
  expect(iso(endOfQuietHours(hours, at('2026-10-25T01:20:00Z')))).toBe('2026-10-25T01:30:00.000Z');
});
