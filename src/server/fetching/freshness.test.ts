import { expect, test } from 'vitest';
import { parseFreshness, parseRetryAfter } from './freshness.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const inAnHour = 'Fri, 20 Nov 2026 10:00:00 GMT';

test('max-age is given in milliseconds and beats Expires', () => {
  expect(parseFreshness({ 'cache-control': 'public, max-age=900', expires: inAnHour }, now)).toBe(900_000);
  expect(parseFreshness({ 'cache-control': 's-maxage=5, MAX-AGE="60"' }, now)).toBe(60_000);
});

test('s-maxage, which is for shared caches, does not count', () => {
  expect(parseFreshness({ 'cache-control': 's-maxage=900' }, now)).toBeNull();
});

test('the age an answer has already reached is taken off', () => {
  expect(parseFreshness({ 'cache-control': 'max-age=900', age: '600' }, now)).toBe(300_000);
  expect(parseFreshness({ 'cache-control': 'max-age=900', age: '1000' }, now)).toBe(0);
});

test("Expires is measured by the server's own clock when it tells the time", () => {
  expect(parseFreshness({ expires: inAnHour }, now)).toBe(3_600_000);
  expect(parseFreshness({ expires: inAnHour, date: 'Fri, 20 Nov 2026 09:30:00 GMT' }, now)).toBe(1_800_000);
});

test('nonsense asks for nothing', () => {
  expect(parseFreshness({}, now)).toBeNull();
  expect(parseFreshness({ expires: '0' }, Date.UTC(2026, 0, 1))).toBe(0);
  expect(parseFreshness({ expires: 'soon' }, now)).toBeNull();
  expect(parseRetryAfter({}, now)).toBeNull();
  expect(parseRetryAfter({ 'retry-after': 'later' }, now)).toBeNull();
});

test('Retry-After counts seconds or names a date', () => {
  expect(parseRetryAfter({ 'retry-after': '120' }, now)).toBe(120_000);
  expect(parseRetryAfter({ 'retry-after': inAnHour }, now)).toBe(3_600_000);
  expect(parseRetryAfter({ 'retry-after': 'Fri, 20 Nov 2026 08:00:00 GMT' }, now)).toBe(0);
});
