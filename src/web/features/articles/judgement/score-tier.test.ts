import { expect, test } from 'vitest';
import { estimateTierOf, tierOf } from './score-tier.ts';

test('a score belongs to the tier that it reaches', () => {
  expect([100, 75, 74, 40, 39, 0].map(tierOf)).toEqual(['high', 'high', 'middle', 'middle', 'low', 'low']);
});

test('an estimate is never high', () => {
  expect([100, 75, 40, 39].map(estimateTierOf)).toEqual(['middle', 'middle', 'middle', 'low']);
});
