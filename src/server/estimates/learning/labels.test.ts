import { describe, expect, it } from 'vitest';
import { labelOfJudgement, labelOfVote } from './labels.ts';

describe('what is known of an article', () => {
  it('is 85 and 15 by a vote alone', () => {
    expect(labelOfVote('more', undefined)).toEqual({ target: 85, weight: 1 });
    expect(labelOfVote('less', undefined)).toEqual({ target: 15, weight: 1 });
  });

  it('is the score where that says even more than the vote', () => {
    expect([labelOfVote('more', 97).target, labelOfVote('more', 20).target]).toEqual([97, 85]);
    expect([labelOfVote('less', 3).target, labelOfVote('less', 90).target]).toEqual([3, 15]);
  });

  it('is the score with a fifth of the weight for a judgement', () => {
    expect(labelOfJudgement(62.5)).toEqual({ target: 62.5, weight: 0.2 });
  });
});
