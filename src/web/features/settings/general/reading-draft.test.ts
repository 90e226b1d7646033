import { expect, test } from 'vitest';
import { makeSettings } from '#web/testing/make-settings.ts';
import { describeFresh, findReadingProblems, readingRules, toReadingSettings } from './reading-draft.ts';

const saved = makeSettings();
const values = readingRules.valuesOf(saved);

test('what is saved goes through the fields and back unchanged', () => {
  const { density, order, mark_read, read_after_seconds, fresh_points_per_day, unscored } = saved;
  expect(toReadingSettings(values)).toEqual({
    density,
    order,
    mark_read,
    read_after_seconds,
    fresh_points_per_day,
    unscored,
  });
});

test('any field makes a difference, spaces around a number do not', () => {
  expect(readingRules.isSame(values, { ...values, seconds: ' 2 ', fresh: '4 ' })).toBe(true);
  const changes = [
    { density: 'compact' },
    { order: 'fresh' },
    { markRead: 'scroll' },
    { seconds: '3' },
    { fresh: '5' },
    { unscored: 'top' },
  ] as const;
  for (const change of changes) expect(readingRules.isSame(values, { ...values, ...change })).toBe(false);
});

test.each([
  ['0', true],
  ['', true],
  ['61', true],
  ['2.5', true],
  ['two', true],
  ['1', false],
  ['60', false],
])('%j seconds: refused is %s', (seconds, refused) => {
  expect(findReadingProblems({ ...values, seconds }).seconds !== undefined).toBe(refused);
});

test('seconds are not asked for where nobody waits, and are not sent', () => {
  const byHand = { ...values, markRead: 'by_hand', seconds: '' } as const;
  expect(findReadingProblems(byHand)).toEqual({});
  expect(findReadingProblems({ ...byHand, markRead: 'scroll' })).toHaveProperty('seconds');
  expect(toReadingSettings(byHand)).not.toHaveProperty('read_after_seconds');
});

test('points a day go from 0 to 50, and what they mean is said', () => {
  expect(findReadingProblems({ ...values, fresh: '51' }).fresh).toContain('0 to 50');
  expect(findReadingProblems({ ...values, fresh: '0' })).toEqual({});
  expect(describeFresh('4')).toContain('one of 62 stands today');
  expect(describeFresh('50')).toContain('one of 0 ');
  expect(describeFresh('0')).toContain('age does not count');
  expect(describeFresh('x')).toBe('');
});
