import { expect, test } from 'vitest';
import { makeRow } from '#web/testing/make-row.ts';
import { blockingFirst, describeFailureClass, isQueued, queuePlaceWords } from './queue-words.ts';

test('a place in the queue says what it is for where that is less than all', () => {
  expect(queuePlaceWords(makeRow({ stages: 'score' }), 'judging')).toBe('Judging now · score only');
  expect(queuePlaceWords(makeRow({ stages: 'score' }), 'next')).toBe('Next · score only');
  expect(queuePlaceWords(makeRow({ stages: 'both' }), 'waiting')).toBe('Waiting');
});

test('an article with an old result waits as well as a new one', () => {
  expect(isQueued(makeRow({ state: 'waiting' }))).toBe(true);
  expect(isQueued(makeRow({ state: 'blocked', rejudging: true }))).toBe(true);
  expect(isQueued(makeRow({ state: 'failed' }))).toBe(false);
});

test('a class of failures has words, also one that came later', () => {
  expect(describeFailureClass('bad_output')).toBe('No usable answer');
  expect(describeFailureClass('out_of_paper')).toBe('Out of paper');
});

test('the category that blocks stands first, the others keep their order', () => {
  const ref = (id: number, weight: 'normal' | 'block') => ({ id, name: `C${id}`, weight });
  const categories = [ref(1, 'normal'), ref(2, 'normal'), ref(3, 'block')];
  expect(blockingFirst(categories).map(({ id }) => id)).toEqual([3, 1, 2]);
});
