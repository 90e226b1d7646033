import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createEventLoopWatch } from './event-loop-delay.ts';

const WINDOW = 5 * 60_000;

function makeWatch() {
  const clock = makeFakeClock();
  const watch = createEventLoopWatch(clock);
  onTestFinished(watch.stop);
  return { clock, watch };
}

/** Holds the thread, as a long query would. In milliseconds. */
function hold(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** Node looks only once the thread is free again. */
const untilLooked = (look: () => void) => vi.waitFor(look, { timeout: 5_000, interval: 30 });

test('what holds the thread is seen, without the rest between two looks', async () => {
  const { watch } = makeWatch();
  await wait(50);
  hold(400);
  await untilLooked(() => expect(watch.read().max).toBeGreaterThan(350));
  expect(watch.read().p50).toBeLessThanOrEqual(watch.read().p99);
});

test('what was long ago is forgotten after one to two windows', async () => {
  const { clock, watch } = makeWatch();
  const begun = clock.now();
  await wait(50);
  hold(400);
  await untilLooked(() => expect(watch.read().max).toBeGreaterThan(350));
  await clock.advance(WINDOW);
  expect(watch.read().since).toBe(begun);
  expect(watch.read().max).toBeGreaterThan(350);
  await clock.advance(WINDOW);
  // The histogram that saw it is given up; how quick the machine is since then is no matter of this test.
  expect(watch.read().since).toBe(begun + WINDOW);
});

test('after the stop no timer is left', () => {
  const { clock, watch } = makeWatch();
  watch.stop();
  expect(clock.pending()).toBe(0);
});
