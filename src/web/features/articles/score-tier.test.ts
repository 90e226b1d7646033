import { expect, test } from 'vitest';
import { tierOf } from './score-tier.ts';

test('a score belongs to the tier that it reaches', () => {
  expect([100, 75, 74, 40, 39, 0].map(tierOf)).toEqual(['high', 'high', 'middle', 'middle', 'low', 'low']);
});
