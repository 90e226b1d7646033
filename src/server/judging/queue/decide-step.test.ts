import { expect, test } from 'vitest';
import { decideStep, type StagedCategories, type StepFacts } from './decide-step.ts';

const staged = (fingerprint: string): StagedCategories => ({
  categoryIds: [3],
  proposedCategory: null,
  fingerprint,
  askedAt: 0,
  tokensIn: 900,
  tokensOut: 20,
  durationMs: 1_000,
});

const fresh = staged('today');
const old = staged('before');

test.each<[string, Omit<StepFacts, 'current'>, ReturnType<typeof decideStep>]>([
  [
    'one model, first judgement',
    { stages: 'both', separate: false, staged: null, storedCategories: null },
    'combined',
  ],
  [
    'one model, all anew, although the categories are of today',
    { stages: 'both', separate: false, staged: null, storedCategories: 'today' },
    'combined',
  ],
  [
    'one model, only the score is stale',
    { stages: 'score', separate: false, staged: null, storedCategories: 'today' },
    'score',
  ],
  [
    'one model, only the score was stale, and then the model was changed',
    { stages: 'score', separate: false, staged: null, storedCategories: 'before' },
    'combined',
  ],
  [
    'one model, after two were given up between the steps',
    { stages: 'both', separate: false, staged: fresh, storedCategories: null },
    'combined',
  ],
  [
    'two models, first step',
    { stages: 'both', separate: true, staged: null, storedCategories: null },
    'categorize',
  ],
  [
    'two models, first step anew, although the categories are of today',
    { stages: 'both', separate: true, staged: null, storedCategories: 'today' },
    'categorize',
  ],
  [
    'two models, second step',
    { stages: 'both', separate: true, staged: fresh, storedCategories: null },
    'score',
  ],
  [
    'two models, the first one changed between the steps',
    { stages: 'both', separate: true, staged: old, storedCategories: null },
    'categorize',
  ],
  [
    'two models, only the score is stale',
    { stages: 'score', separate: true, staged: null, storedCategories: 'today' },
    'score',
  ],
  [
    'two models, only the score was stale, and then the first one was changed',
    { stages: 'score', separate: true, staged: null, storedCategories: 'before' },
    'categorize',
  ],
  [
    'two models, only the score was stale, and the changed first one has spoken',
    { stages: 'score', separate: true, staged: fresh, storedCategories: 'before' },
    'score',
  ],
])('%s', (_, facts, question) => {
  expect(decideStep({ ...facts, current: 'today' })).toBe(question);
});
