import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { parseDate } from './parse-date.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);

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

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

test('every day and minute survives in any order of its parts', () => {
  const minutes = fc.integer({ min: Date.UTC(1971, 0, 2) / 60_000, max: now / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(' ', '  ', '\n'), (minute, gap) => {
      const time = minute * 60_000;
      const date = new Date(time);
      const [year, day] = [date.getUTCFullYear(), date.getUTCDate()];
      const month = english[date.getUTCMonth()] ?? '';
      const clock = date.toISOString().slice(11, 16);
      const forms = [
        [`${day}`, month, `${year}`, clock],
        [`${day}`, month.toUpperCase(), `${year}`, `${clock}:00`, 'UT'],
        [month, `${day},`, `${year}`, 'at', clock],
        [month, `${day}`, clock, 'GMT', `${year}`],
        [clock, `${day}-${month}-${year}`],
        [`${year}`, month, `${day}`, clock, '+0000'],
        [`${day}.${date.getUTCMonth() + 1}.${year}`, clock],
        [`${date.getUTCMonth() + 1}/${day}/${year}`, clock],
        [`${year}年${date.getUTCMonth() + 1}月${day}日`, clock],
      ];
      for (const form of forms) expect(parseDate(form.join(gap), now), form.join(gap)).toBe(time);
    }),
  );
});

test('every day survives as the day of its year and of its week', () => {
  const days = fc.integer({
    min: Date.UTC(1972, 0, 1) / 86_400_000,
    max: Date.UTC(2025, 11, 31) / 86_400_000,
  });
  fc.assert(
    fc.property(days, (count) => {
      const date = new Date(count * 86_400_000);
      const weekday = ((date.getUTCDay() + 6) % 7) + 1;
      // ISO 8601: a week belongs to the year of its Thursday.
      const thursday = new Date(date.getTime() + (4 - weekday) * 86_400_000);
      const dayOf = (time: Date) => 1 + (time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / 86_400_000;
      const week = String(Math.ceil(dayOf(thursday) / 7)).padStart(2, '0');
      const ordinal = String(dayOf(date)).padStart(3, '0');
      for (const form of [
        `${date.getUTCFullYear()}-${ordinal}`,
        `${thursday.getUTCFullYear()}-W${week}-${weekday}`,
        `${thursday.getUTCFullYear()}W${week}${weekday}`,
      ]) {
        expect(parseDate(form, now), form).toBe(date.getTime());
      }
    }),
  );
});

test('whatever the text, it is a plausible time or none', () => {
  const parts = [
    'Jan',
    'mar',
    '2004',
    '31',
    '12:00',
    '-',
    ',',
    '+0100',
    'T',
    'PM',
    '年',
    'W',
    'Z',
    '99999',
    '.',
    '(',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...parts)).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const time = parseDate(text, now);
      if (time !== null)
        expect(time).toSatisfy((one: number) => Number.isInteger(one) && one > 0 && one <= now + 86_400_000);
    }),
  );
});

test('a text of a megabyte costs nothing', () => {
  const start = readProcessorTime();
  for (const part of [' ', '1', '-', 'a', '年', '('])
    expect(parseDate(part.repeat(1_000_000), now)).toBeNull();
  expect(readProcessorTime() - start).toBeLessThan(1000);
});
