import { expect, test } from 'vitest';
import type { Judgement } from '#shared/judgement.ts';
import { arithmeticTerms } from './arithmetic.ts';

const judgement: Judgement = {
  interest: 9,
  quality: 8,
  explanation: 'Measured.',
  score: 90,
  factors: [{ category: { id: 1, name: 'Databases', weight: 'boost' }, factor: 1.5 }],
  by_quality_alone: false,
  model: 'granite4.1:3b',
  prompt_version: 1,
  judged_at: '2026-11-20T09:00:00Z',
  estimate_before: null,
  duration_ms: 4_000,
};

test('the arithmetic names both answers and every factor', () => {
  expect(arithmeticTerms(judgement)).toEqual(['interest 9', 'quality 8', 'Databases ×1.5']);
});

test('without written interests the interest has no part in it', () => {
  expect(arithmeticTerms({ ...judgement, factors: [], by_quality_alone: true })).toEqual(['quality 8']);
});
