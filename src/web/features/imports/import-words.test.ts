import { expect, test } from 'vitest';
import { makeImport } from '#web/testing/make-import.ts';
import { describeCounts, describeRest, refuseFile, speakProgress, titleOfImport } from './import-words.ts';

const running = makeImport({ total: 1_223, waiting: 1_161, added: 50, known: 8, failed: 4 });
const done = makeImport({
  total: 223,
  waiting: 0,
  added: 212,
  known: 8,
  failed: 3,
  finished_at: '2026-11-22T12:01:00Z',
});

test('a running import says how far it is, without numbers that say nothing yet', () => {
  expect(titleOfImport(running)).toBe('Importing subscriptions.opml');
  expect(describeCounts(running)).toBe('62 of 1,223 · 50 added · 8 already there · 4 not added');
  expect(describeCounts(makeImport())).toBe('0 of 223');
});

test('one that is over says what it came to', () => {
  expect(titleOfImport(done)).toBe('Imported subscriptions.opml');
  expect(describeCounts(done)).toBe('212 added · 8 already there · 3 not added');
  expect(describeCounts({ ...done, added: 0, failed: 0 })).toBe('0 added · 8 already there');
});

test('what a list could not hold is said, and so is a list of nothing', () => {
  expect(describeRest(done)).toBe('');
  expect(describeRest({ ...done, total: 20_000, left_out: 1_500 })).toBe(
    '1,500 more feeds were left out: a list may hold 20,000. Put them into a second file.',
  );
  expect(describeRest({ ...done, total: 0 })).toBe('The file names no feeds.');
});

test('progress is spoken by the quarter, so that it stays a few sentences', () => {
  const at = (waiting: number) => speakProgress(makeImport({ total: 100, waiting }));
  expect([100, 99, 75, 51, 50, 1].map(at)).toEqual([
    'Importing subscriptions.opml.',
    'Importing subscriptions.opml.',
    '25 % imported.',
    '25 % imported.',
    '50 % imported.',
    '75 % imported.',
  ]);
  expect(speakProgress(done)).toContain('212 added');
});

test('a file that is empty or far too large is not sent', () => {
  expect(refuseFile({ name: 'a.opml', size: 0 })).toContain('a.opml is empty');
  expect(refuseFile({ name: 'film.opml', size: 21 * 1_024 * 1_024 })).toContain('larger than 20 MB');
  expect(refuseFile({ name: 'a.opml', size: 20 * 1_024 * 1_024 })).toBeNull();
});
