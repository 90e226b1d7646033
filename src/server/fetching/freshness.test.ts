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

test('who must be asked each time does not wait, whatever else the header says', () => {
  for (const cacheControl of ['no-cache', 'max-age=600, No-Store', 'private, no-cache, max-age=600']) {
    expect(parseFreshness({ 'cache-control': cacheControl, expires: inAnHour }, now)).toBe(0);
  }
  expect(parseFreshness({ 'cache-control': ['max-age=600', 'no-cache'] }, now)).toBe(0);
  expect(parseFreshness({ 'cache-control': 'no-cache="set-cookie", max-age=600' }, now)).toBe(600_000);
});

test('a directive counts by its whole name and as it stands first', () => {
  expect(parseFreshness({ 'cache-control': 'x-max-age=5' }, now)).toBeNull();
  expect(parseFreshness({ 'cache-control': 'max-age=60, max-age=600' }, now)).toBe(60_000);
  expect(parseFreshness({ 'cache-control': 'stale-while-revalidate=60,max-age=30' }, now)).toBe(30_000);
});

test('a max-age that cannot be read, and an Expires that is no date, mean now', () => {
  for (const value of ['-1', '', 'abc', '1.5']) {
    expect(parseFreshness({ 'cache-control': `max-age=${value}`, expires: inAnHour }, now)).toBe(0);
  }
  for (const expires of ['0', '-1', 'soon', '3600', '', '2030-01-01T00:00:00Z']) {
    expect(parseFreshness({ expires }, now)).toBe(0);
  }
});

test('the age is taken off Expires as well, and an age that is no number counts nothing', () => {
  expect(parseFreshness({ expires: inAnHour, age: '600' }, now)).toBe(3_000_000);
  for (const age of ['-5', 'old', '']) {
    expect(parseFreshness({ 'cache-control': 'max-age=60', age }, now)).toBe(60_000);
  }
});

test('no wish is longer than 30 days', () => {
  const thirtyDays = 30 * 24 * 3_600_000;
  expect(parseFreshness({ 'cache-control': `max-age=${'9'.repeat(40)}` }, now)).toBe(thirtyDays);
  expect(parseRetryAfter({ 'retry-after': '9'.repeat(400) }, now)).toBe(thirtyDays);
});

test('who says nothing asks for nothing', () => {
  expect(parseFreshness({}, now)).toBeNull();
  expect(parseFreshness({ 'cache-control': 'public' }, now)).toBeNull();
  expect(parseRetryAfter({}, now)).toBeNull();
  expect(parseRetryAfter({ 'retry-after': 'later' }, now)).toBeNull();
});

test('Retry-After counts seconds or names a date', () => {
  expect(parseRetryAfter({ 'retry-after': '120' }, now)).toBe(120_000);
  expect(parseRetryAfter({ 'retry-after': inAnHour }, now)).toBe(3_600_000);
  expect(parseRetryAfter({ 'retry-after': 'Fri, 20 Nov 2026 08:00:00 GMT' }, now)).toBe(0);
  expect(parseRetryAfter({ 'retry-after': ' 0.5 ' }, now)).toBe(500);
  for (const value of ['-5', '5 minutes', '2027-01-01', '1e3']) {
    expect(parseRetryAfter({ 'retry-after': value }, now)).toBeNull();
  }
});
