import { expect, test } from 'vitest';
import { listKeptOptions } from './backup-draft.ts';

test('a number that was saved by other means can be seen and kept', () => {
  expect(listKeptOptions(7).map(({ label }) => label)).toEqual([
    'The newest',
    'The 2 newest',
    'The 3 newest',
    'The 5 newest',
    'The 7 newest',
    'The 10 newest',
    'The 30 newest',
  ]);
  expect(listKeptOptions(3)).toHaveLength(6);
});
