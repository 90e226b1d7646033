import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { startStallWatch } from './stall-watch.ts';

test('a download that stands still is ended after its limit, also when the clock is set back meanwhile', async () => {
  const clock = makeFakeClock();
  const watch = startStallWatch(clock, { limit: 10_000, onBeat: () => undefined });
  watch.look(5, false);
  await clock.advance(9_000);
  clock.jump(-86_400_000);
  await clock.advance(9_000);
  expect(watch.signal.aborted).toBe(false);
  await clock.advance(2_000);
  expect(watch.failure()?.class).toBe('stalled');
});
