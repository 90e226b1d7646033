import { expect, test } from 'vitest';
import * as shared from '#shared/judgement.ts';
import { HIGH_SCORE, MIDDLE_SCORE, tierOf } from './score-tier.ts';

test('the tiers begin where the server says they do', () => {
  expect({ HIGH_SCORE, MIDDLE_SCORE }).toEqual({
    HIGH_SCORE: shared.HIGH_SCORE,
    MIDDLE_SCORE: shared.MIDDLE_SCORE,
  });
});

test('a score belongs to the tier that it reaches', () => {
  expect([100, 75, 74, 40, 39, 0].map(tierOf)).toEqual(['high', 'high', 'middle', 'middle', 'low', 'low']);
});
