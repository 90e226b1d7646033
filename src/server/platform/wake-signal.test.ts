import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createWakeSignal } from './wake-signal.ts';

/** Rests, and tells whether the rest is over. */
function watchRest(rest: Promise<void>): () => boolean {
  let isOver = false;
  void rest.then(() => {
    isOver = true;
  });
  return () => isOver;
}

test('a rest ends when its time is over', async () => {
  const clock = makeFakeClock();
  const isOver = watchRest(createWakeSignal(clock).rest(1_000));
  await clock.advance(999);
  expect(isOver()).toBe(false);
  await clock.advance(1);
  expect(isOver()).toBe(true);
});

test('a rest without an end waits for somebody to wake it', async () => {
  const clock = makeFakeClock();
  const signal = createWakeSignal(clock);
  const isOver = watchRest(signal.rest(Number.POSITIVE_INFINITY));
  await clock.advance(86_400_000);
  expect(isOver()).toBe(false);
  signal.wake();
  await clock.advance(0);
  expect(isOver()).toBe(true);
});

test('a wake that comes while nobody rests ends the next rest at once, and only that one', async () => {
  const clock = makeFakeClock();
  const signal = createWakeSignal(clock);
  signal.wake();
  signal.wake();
  await signal.rest(Number.POSITIVE_INFINITY);
  const isOver = watchRest(signal.rest(1_000));
  await clock.advance(999);
  expect(isOver()).toBe(false);
});
