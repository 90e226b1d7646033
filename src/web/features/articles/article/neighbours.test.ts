import { expect, test } from 'vitest';
import { neighboursOf } from './neighbours.ts';

const list = { ids: [7, 8, 9], total: 3 };

test('an article in the middle has both neighbours and its place', () => {
  expect(neighboursOf(8, list)).toEqual({ position: 2, total: 3, previous: 7, next: 9 });
});

test('the first has none before it, the last none after it', () => {
  expect(neighboursOf(7, list)).toMatchObject({ previous: null, next: 8 });
  expect(neighboursOf(9, list)).toMatchObject({ previous: 8, next: null });
});

test('without an article, or with one from elsewhere, next is the first', () => {
  expect(neighboursOf(null, list)).toEqual({ position: null, total: 3, previous: null, next: 7 });
  expect(neighboursOf(50, list)).toMatchObject({ position: null, next: 7 });
});

test('an empty list and one on its way have no neighbours', () => {
  const none = { position: null, total: 0, previous: null, next: null };
  expect(neighboursOf(7, undefined)).toEqual(none);
  expect(neighboursOf(7, { ids: [], total: 0 })).toEqual(none);
});
