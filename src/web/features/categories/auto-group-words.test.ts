import { expect, test } from 'vitest';
import { chosenMoves, describeSuggested } from './auto-group-words.ts';

const move = { category_id: 7, name: 'Sport', from: null, to: { id: null, name: 'Free time' } };
const other = { category_id: 8, name: 'Health', from: 'Society', to: { id: 2, name: 'Science' } };

test('only the moves left ticked are made', () => {
  const suggestion = { model: 'granite4.1:3b', moves: [move, other] };
  expect(chosenMoves(suggestion, new Set([8]))).toEqual([
    { category_id: 7, to: { id: null, name: 'Free time' } },
  ]);
});

test('an answer without moves says so', () => {
  expect(describeSuggested({ model: 'granite4.1:3b', moves: [] }).title).toBe('Nothing to group');
  expect(describeSuggested({ model: 'granite4.1:3b', moves: [move] }).title).toBe(
    'granite4.1:3b suggests 1 move',
  );
});
