import { expect, test } from 'vitest';
import { describeInterestSuggestion, describeWeightSuggestion } from './suggestion-words.ts';

const line = { id: 'a', line: 'crypto prices', votes: 3 };
const weight = {
  id: 'w',
  category_id: 4,
  name: 'Databases',
  from: 'normal',
  to: 'boost',
  votes: 12,
} as const;

test('a line is suggested with its reason, as a question', () => {
  expect(describeInterestSuggestion({ ...line, kind: 'anti' })).toEqual({
    why: 'You voted less on three articles about “crypto prices”.',
    what: 'Add “crypto prices” to what you do not want?',
  });
  expect(describeInterestSuggestion({ ...line, kind: 'interest' }).what).toBe(
    'Add “crypto prices” to what you want?',
  );
  expect(describeInterestSuggestion({ ...line, kind: 'remove' }).what).toContain('out of what you want?');
});

test('a weight is suggested in the direction of the votes', () => {
  expect(describeWeightSuggestion(weight)).toEqual({
    why: 'You voted more on 12 articles in Databases.',
    what: 'Change its weight from Normal to Boost?',
  });
  expect(describeWeightSuggestion({ ...weight, from: 'boost', to: 'normal' }).why).toContain('voted less');
});
