import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHttpDate } from './http-date.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const then = Date.UTC(1994, 10, 6, 8, 49, 37);

test.each([
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
  'sun, 6 nov 1994 08:49:37 gmt',
  ' Sun, 06 Nov 1994 08:49:37 UTC ',
  'Sun, 06 Nov 1994 09:49:37 +0100',
  'Sun, 06 Nov 1994 03:19:37 -05:30',
  '06 Nov 1994 08:49:37',
])('"%s" is read', (text) => {
  expect(parseHttpDate(text, now)).toBe(then);
});

test.each([
  '',
  '0',
  '3600',
  '2026',
  '2026-11-20T09:00:00Z',
  'Fri, 31 Feb 2026 09:00:00 GMT',
  'Fri, 20 Nov 2026 24:00:00 GMT',
  'Fri, 20 Nov 2026 09:60:00 GMT',
  'Fri, 20 Foo 2026 09:00:00 GMT',
  'Fri, 20 Nov 2026 09:00:00 GMT, x',
  'tomorrow',
])('"%s" is no date', (text) => {
  expect(parseHttpDate(text, now)).toBeNull();
});

test('two digits of a year are of the century that is nearest before 50 years ahead', () => {
  expect(parseHttpDate('Sunday, 06-Nov-30 08:49:37 GMT', now)).toBe(Date.UTC(2030, 10, 6, 8, 49, 37));
  expect(parseHttpDate('Sunday, 06-Nov-78 08:49:37 GMT', now)).toBe(Date.UTC(1978, 10, 6, 8, 49, 37));
});

test('what JavaScript writes as UTC comes back to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      return parseHttpDate(new Date(seconds * 1000).toUTCString(), now) === seconds * 1000;
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const at = parseHttpDate(text, now);
      return at === null || Number.isFinite(at);
    }),
  );
});
