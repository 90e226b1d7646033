import { expect, test } from 'vitest';
import { keepingChoices } from './keeping-words.ts';
import { describeMute, muteOptions, muteUntil } from './mute-words.ts';

const now = new Date(2026, 10, 22, 23, 30).getTime();

test('until tomorrow ends at six in the morning, however late it is; a week is seven days', () => {
  expect(muteUntil('tomorrow', now)).toEqual({ until: new Date(2026, 10, 23, 6).toISOString() });
  expect(muteUntil('week', now)).toEqual({ until: new Date(2026, 10, 29, 23, 30).toISOString() });
  expect(muteUntil('open', now)).toBe(true);
});

test('a muted feed says until when', () => {
  const until = new Date(2026, 10, 23, 6).toISOString();
  expect(describeMute({ muted: true, muted_until: until })).toBe('Muted until 23 Nov, 06:00');
  expect(describeMute({ muted: true, muted_until: null })).toBe('Muted');
  expect(describeMute({ muted: false, muted_until: null })).toBe('');
});

test('the options offer what is not set already', () => {
  const values = (muted: boolean, until: string | null) =>
    muteOptions({ muted, muted_until: until }).map(({ value }) => value);
  expect(values(false, null)).toEqual(['no', 'tomorrow', 'week', 'open']);
  expect(values(true, null)).toEqual(['no', 'as now', 'tomorrow', 'week']);
  expect(values(true, new Date(now).toISOString())).toEqual(['no', 'as now', 'tomorrow', 'week', 'open']);
});

test('a number of days that is none of ours can be kept', () => {
  expect(keepingChoices(45).map(({ value }) => value)).toContain('45');
  expect(keepingChoices(0)).toHaveLength(keepingChoices(null).length);
});
