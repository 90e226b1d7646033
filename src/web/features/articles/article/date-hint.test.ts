import { expect, test } from 'vitest';
import { dateHint } from './date-hint.ts';

const published_at = '2026-11-20T09:14:00.000Z';

test('an article tells when it came out, and when it was changed since', () => {
  expect(dateHint({ published_at, updated_at: null })).toMatch(
    /^Published Friday 20 November 2026, \d\d:14$/,
  );
  expect(dateHint({ published_at, updated_at: '2026-11-21T10:30:00.000Z' })).toMatch(
    /^Published Friday 20 November 2026, .*:14, changed Saturday 21 November 2026, \d\d:30$/,
  );
});

test('an edit in the same minute, or a date before its publishing, is no change', () => {
  for (const updated_at of ['2026-11-20T09:14:59.000Z', '2026-11-01T00:00:00.000Z']) {
    expect(dateHint({ published_at, updated_at })).not.toContain('changed');
  }
});
