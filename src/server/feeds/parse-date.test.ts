import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from './parse-date.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const iso = (text: string) => {
  const time = parseDate(text, now);
  return time === null ? null : new Date(time).toISOString();
};

describe('RFC 822 and its dialects', () => {
  test.each([
    ['Sat, 07 Sep 2002 09:42:31 GMT', '2002-09-07T09:42:31.000Z'],
    ['Sat, 07 Sep 2002 09:42:31 +0200', '2002-09-07T07:42:31.000Z'],
    ['7 Sep 2002 09:42 -05:00', '2002-09-07T14:42:00.000Z'],
    ['Sat, 7 Sep 02 09:42:31 EST', '2002-09-07T14:42:31.000Z'],
    ['Sat,07 Sep 2002 09:42:31 PDT', '2002-09-07T16:42:31.000Z'],
    ['Saturday, 7 September 2002 9:42:31 UT', '2002-09-07T09:42:31.000Z'],
    ['Sat, 07-Sep-2002 09:42:31 Z', '2002-09-07T09:42:31.000Z'],
    ['Sa, 07 Sep 2002 09:42:31 +0000 (UTC)', '2002-09-07T09:42:31.000Z'],
    ['07 Sep 99 00:00:00 GMT', '1999-09-07T00:00:00.000Z'],
    ['07 Sep 102 00:00:00 GMT', '2002-09-07T00:00:00.000Z'],
    ['Sat, 07 Sep 2002', '2002-09-07T00:00:00.000Z'],
    ['Sat, 07 Sep 2002 24:00:00 GMT', '2002-09-08T00:00:00.000Z'],
    ['Sat, 07 Sep 2002 09:42:31 GMT+02:00', '2002-09-07T07:42:31.000Z'],
    ['Sat, 07 Sep 2002 9:42 PM GMT', '2002-09-07T21:42:00.000Z'],
    ['  Sat,  07 Sep\n 2002 09:42:31  XYZ ', '2002-09-07T09:42:31.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('RFC 3339, its partial forms and others', () => {
  test.each([
    ['2002-09-07T09:42:31Z', '2002-09-07T09:42:31.000Z'],
    ['2002-09-07t09:42:31.254z', '2002-09-07T09:42:31.254Z'],
    ['2002-09-07T09:42:31.2549999+05:30', '2002-09-07T04:12:31.254Z'],
    ['2002-09-07T09:42:31-0800', '2002-09-07T17:42:31.000Z'],
    ['2002-09-07T09:42:31+02', '2002-09-07T07:42:31.000Z'],
    ['2002-09-07 09:42:31', '2002-09-07T09:42:31.000Z'],
    ['2002-09-07 09:42:31 UTC', '2002-09-07T09:42:31.000Z'],
    ['2002-09-07T09:42Z', '2002-09-07T09:42:00.000Z'],
    ['2002-9-7', '2002-09-07T00:00:00.000Z'],
    ['2002-09', '2002-09-01T00:00:00.000Z'],
    ['2002', '2002-01-01T00:00:00.000Z'],
    ['20020907T094231Z', '2002-09-07T09:42:31.000Z'],
    ['20020907', '2002-09-07T00:00:00.000Z'],
    ['Sat Sep  7 09:42:31 2002', '2002-09-07T09:42:31.000Z'],
    ['September 7, 2002 9:42 am', '2002-09-07T09:42:00.000Z'],
    ['Sep 7th, 2002 at 12:05 a.m.', '2002-09-07T00:05:00.000Z'],
    ['1031391751', '2002-09-07T09:42:31.000Z'],
    ['1031391751000', '2002-09-07T09:42:31.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('what is no date of an article', () => {
  test.each([
    '',
    'yesterday',
    'Sat, 32 Sep 2002 09:42:31 GMT',
    '30 Feb 2002 00:00:00 GMT',
    '2002-13-01',
    '2002-09-07T25:00:00Z',
    '2002-09-07T09:61:00Z',
    '07 Foo 2002 00:00:00 GMT',
    '0001-01-01T00:00:00Z',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '2031-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2002-09-07'.repeat(20),
  ])('"%s"', (text) => expect(parseDate(text, now)).toBeNull());
});

test('a date up to a day ahead is a clock that is wrong, not a date that is impossible', () => {
  expect(iso('2026-11-21T08:59:59Z')).toBe('2026-11-21T08:59:59.000Z');
  expect(iso('2026-11-21T09:00:01Z')).toBeNull();
});

test('every time survives being written in the forms feeds use', () => {
  const seconds = fc.integer({ min: Date.UTC(1971, 0, 2) / 1000, max: now / 1000 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: -14 * 60, max: 14 * 60 }), (second, offset) => {
      const time = second * 1000;
      const local = new Date(time + offset * 60_000);
      const sign = offset < 0 ? '-' : '+';
      const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
      const zone = `${sign}${two(offset / 60)}:${two(offset % 60)}`;
      const forms = [
        new Date(time).toUTCString(),
        new Date(time).toISOString(),
        local.toISOString().replace('.000Z', zone),
        local.toUTCString().replace('GMT', zone.replace(':', '')),
      ];
      for (const form of forms) expect(parseDate(form, now), form).toBe(time);
    }),
  );
});

test('no text at all makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) =>
      [null, 'number'].includes(parseDate(text, now) === null ? null : 'number'),
    ),
  );
});
