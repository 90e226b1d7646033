import { expect, test } from 'vitest';
import type { JudgingStatus } from '#shared/judgement.ts';
import { statusWords } from './status-words.ts';

const judging: JudgingStatus = {
  state: 'judging',
  reason: null,
  message: null,
  hint: null,
  link: null,
  waiting: 37,
  failed: 0,
  current_article_id: 4,
  model: 'granite4.1:3b',
  seconds_per_article: 9,
  estimated_seconds: 340,
};

test('judging tells how many are left and about how long they take', () => {
  expect(statusWords(judging)).toBe('Judging 37 · about 6 min');
  expect(statusWords({ ...judging, estimated_seconds: 40 })).toBe('Judging 37 · under a minute');
  expect(statusWords({ ...judging, estimated_seconds: 7_300 })).toBe('Judging 37 · about 2 h');
});

test('no time is told before it can be known', () => {
  expect(statusWords({ ...judging, estimated_seconds: null })).toBe('Judging 37');
});

test('standing still tells the reason and what waits meanwhile', () => {
  const standing = { ...judging, state: 'standing_still', reason: 'no_model' } as const;
  expect(statusWords({ ...standing, message: 'No model chosen.' })).toBe('No model chosen · 37 waiting');
  expect(statusWords({ ...standing, message: 'No model chosen.', waiting: 0 })).toBe('No model chosen');
});
