import { expect, test } from 'vitest';
import { makePull } from '#web/testing/make-models.ts';
import { describeShownPull, findShownPull } from './shown-pull.ts';

test('tells of the pull that runs, else of the first that waits', () => {
  const queued = makePull({ id: 1, state: 'queued' });
  const running = makePull({ id: 2 });
  expect(findShownPull([queued, running])).toBe(running);
  expect(findShownPull([queued])).toBe(queued);
});

test.each(['failed', 'cancelled', 'done'] as const)('does not tell of a pull that is %s', (state) => {
  expect(findShownPull([makePull({ state })])).toBeUndefined();
});

test('says the percentage only where there is one', () => {
  expect(describeShownPull(makePull())).toBe('Pulling gemma4:e2b, 61 %');
  expect(describeShownPull(makePull({ percent: null }))).toBe('Pulling gemma4:e2b');
});
