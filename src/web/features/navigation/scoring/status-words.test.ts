import { expect, test } from 'vitest';
import { makeStatus } from '#web/testing/make-status.ts';
import { queueWords, statusWords } from './status-words.ts';

const judging = makeStatus();

test('judging tells how many are left and about how long they take', () => {
  expect(statusWords(judging)).toBe('Judging 37 · about 6 min');
  expect(statusWords({ ...judging, estimated_seconds: 40 })).toBe('Judging 37 · under 1 min');
  expect(statusWords({ ...judging, estimated_seconds: 7_300 })).toBe('Judging 37 · about 2 h');
});

test('no time is told before it can be known', () => {
  expect(statusWords({ ...judging, estimated_seconds: null })).toBe('Judging 37');
});

test('a test of a model is named, with what waits for its end', () => {
  const testing = makeStatus({ state: 'testing', testing: 'granite4.1:3b', waiting: 0 });
  expect(statusWords(testing)).toBe('Testing granite4.1:3b…');
  const queue = { ...testing, waiting: 37 };
  expect(statusWords(queue)).toBe('Testing granite4.1:3b… · 37 waiting · about 6 min');
  expect(statusWords({ ...queue, estimated_seconds: null })).toBe('Testing granite4.1:3b… · 37 waiting');
});

test('a pause is told of while the running call still comes to its end', () => {
  expect(statusWords({ ...judging, paused: true })).toBe('Pausing after this article');
});

test('standing still tells the reason and what waits meanwhile', () => {
  const standing = makeStatus({ state: 'standing_still', reason: 'no_model' });
  expect(statusWords({ ...standing, message: 'No model chosen.' })).toBe('No model chosen · 37 waiting');
  expect(statusWords({ ...standing, message: 'No model chosen.', waiting: 0 })).toBe('No model chosen');
});

test('a spent budget tells what was done with it', () => {
  const spent = makeStatus({ state: 'standing_still', reason: 'budget_spent' });
  const budget = { limit: 50, judged_today: 50 };
  expect(statusWords({ ...spent, budget })).toBe('Judged 50 today, more tomorrow · 37 waiting');
});

test('the queue tells how many wait, and nothing while it is empty', () => {
  expect(queueWords(judging)).toBe('37 waiting · about 6 min');
  expect(queueWords({ ...judging, estimated_seconds: null })).toBe('37 waiting');
  expect(queueWords({ ...judging, waiting: 0 })).toBe('');
});
