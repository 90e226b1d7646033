import { expect, test } from 'vitest';
import { describeEstimates, describeVotes } from './agreement-words.ts';

const votes = {
  more: 0,
  less: 0,
  more_judged: 0,
  less_judged: 0,
  more_above_median: null,
  pairs_alike: null,
};

test('agreement of estimates is told once there is enough to compare', () => {
  const estimates = { compared: 20, pairs_alike: 0.812, typical_error: 9, weeks: [] };
  expect(describeEstimates(estimates)).toBe(
    'Estimates put 81\u00a0% of pairs in the order the model found; typically 9 points off.',
  );
  expect(describeEstimates({ ...estimates, compared: 19 })).toContain('Too early to tell: 19 articles');
  expect(describeEstimates({ ...estimates, pairs_alike: null })).toBe(
    'The model gave every article the same score, so no order can be compared; estimates are typically 9 points off.',
  );
  expect(describeEstimates({ ...estimates, compared: 0 })).toContain('nothing to compare');
});

test.each([
  [{}, 'You have not voted'],
  [{ more: 2 }, 'are not judged yet'],
  [{ less: 2, less_judged: 2 }, 'for less of something'],
  [{ more: 2, more_judged: 1, more_above_median: 1 }, 'Of 1 article that you wanted more of, 1 score'],
  [{ more: 1, less: 1, more_judged: 1, less_judged: 1, pairs_alike: 0.5 }, 'In 50\u00a0% of pairs'],
])('votes %j', (some, words) => {
  expect(describeVotes({ ...votes, ...some })).toContain(words);
});
