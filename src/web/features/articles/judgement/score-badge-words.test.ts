import { expect, test } from 'vitest';
import { makeRow } from '#web/testing/make-row.ts';
import { describeBadge } from './score-badge-words.ts';

const estimated = makeRow({ score: null, estimate: 72, state: 'not_queued' });

test('an estimate says that it is one, and what is still to come', () => {
  expect(describeBadge(estimated)).toBe('Estimated 72');
  expect(describeBadge({ ...estimated, state: 'waiting' })).toBe('Estimated 72, waiting to be judged');
  expect(describeBadge({ ...estimated, state: 'judging' })).toBe('Estimated 72, being judged');
  expect(describeBadge({ ...estimated, state: 'failed' })).toBe('Estimated 72, judging failed');
});

test('a score takes the place of the estimate', () => {
  const judged = makeRow({ score: 90, estimate: 72 });
  expect(describeBadge(judged)).toBe('Score 90');
  expect(describeBadge({ ...judged, state: 'judging' })).toBe('Score 90, being judged again');
  expect(describeBadge({ ...judged, rejudging: true })).toBe('Score 90, waits to be judged again');
});
