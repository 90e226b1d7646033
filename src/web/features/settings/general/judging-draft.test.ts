import { expect, test } from 'vitest';
import { makeSettings } from '#web/testing/make-settings.ts';
import { describeJudgingChange, findProblems, judgingRules, toSettings } from './judging-draft.ts';

const saved = makeSettings({
  daily_limit: 50,
  minimum_estimate: 30,
  quiet_hours: { from: '22:30', to: '06:00' },
  version: 3,
});
const values = judgingRules.valuesOf(saved);

test('what is saved goes through the fields and back unchanged', () => {
  const { explanation_language, reading_depth, daily_limit, minimum_estimate, quiet_hours } = saved;
  const settings = { explanation_language, reading_depth, daily_limit, minimum_estimate, quiet_hours };
  expect(toSettings(values)).toEqual(settings);
  const open = { ...settings, daily_limit: null, minimum_estimate: null, quiet_hours: null };
  expect(toSettings(judgingRules.valuesOf({ ...saved, ...open }))).toEqual(open);
});

test('hours that are turned off do not count as a change', () => {
  const off = judgingRules.valuesOf({ ...saved, quiet_hours: null });
  expect(judgingRules.isSame(off, { ...off, from: '01:00' })).toBe(true);
  expect(judgingRules.isSame(off, { ...off, quiet: true })).toBe(false);
});

test('a limit is a whole number from 1 on, or nothing', () => {
  const problemOf = (limit: string) => findProblems({ ...values, limit }).limit;
  expect(['', ' 12 ', '1', '100000'].map(problemOf)).toEqual([undefined, undefined, undefined, undefined]);
  expect(problemOf('0')).toContain('pause judging');
  expect(problemOf('100001')).toContain('100,000');
  for (const limit of ['-1', '1.5', '1e3', 'ten']) expect(problemOf(limit)).toContain('whole number');
});

test('a minimum is a whole number from 0 to 100, or nothing', () => {
  const problemOf = (minimum: string) => findProblems({ ...values, minimum }).minimum;
  expect(['', ' 0 ', '100'].map(problemOf)).toEqual([undefined, undefined, undefined]);
  for (const minimum of ['101', '-1', '7.5', 'high']) expect(problemOf(minimum)).toContain('from 0 to 100');
  expect(toSettings({ ...values, minimum: '0' }).minimum_estimate).toBe(0);
});

test('quiet hours may go over midnight, but have to end', () => {
  expect(findProblems({ ...values, from: '23:00', to: '22:00' })).toEqual({});
  expect(findProblems({ ...values, from: '23:00', to: '23:00' }).hours).toContain('another time');
  expect(findProblems({ ...values, to: '' }).hours).toBe('Give both times.');
  expect(findProblems({ ...values, quiet: false, to: '' })).toEqual({});
});

test('only language and depth make earlier scores out of date', () => {
  expect(describeJudgingChange(values, values)).toBe('');
  expect(describeJudgingChange(values, { ...values, limit: '9' })).toBe('Changes no score');
  expect(describeJudgingChange(values, { ...values, depth: 'full' })).toContain('out of date');
  expect(describeJudgingChange(values, { ...values, language: 'article' })).toContain('out of date');
});
