import { expect, test } from 'vitest';
import { timeSpent } from './time-spent.ts';

const HOUR = 3_600_000;

test.each([
  ['as long as it took', 2 * HOUR, 2 * HOUR],
  ['nothing where the clock was set back', -HOUR, 0],
  ['nothing where the clock leapt ahead', 24 * HOUR, 0],
])('a question counts %s', (_, between, spent) => {
  expect(timeSpent(10 * HOUR, 10 * HOUR + between)).toBe(spent);
});
