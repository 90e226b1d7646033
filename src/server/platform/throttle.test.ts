import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createThrottle } from './throttle.ts';

function makeCounted(interval = 250) {
  const clock = makeFakeClock();
  let runs = 0;
  const throttle = createThrottle(clock, interval, () => {
    runs += 1;
  });
  return { clock, throttle, runs: () => runs };
}

test('the first call runs at once, and a thousand in a second run four times', async () => {
  const { clock, throttle, runs } = makeCounted();
  throttle.call();
  expect(runs()).toBe(1);
  for (let count = 0; count < 999; count += 1) {
    throttle.call();
    await clock.advance(1);
  }
  expect(runs()).toBe(4);
});

test('the last of many calls is not lost, and nothing runs without a call', async () => {
  const { clock, throttle, runs } = makeCounted();
  throttle.call();
  throttle.call();
  await clock.advance(10_000);
  expect(runs()).toBe(2);
});

test('a stop forgets what was due', async () => {
  const { clock, throttle, runs } = makeCounted();
  throttle.call();
  throttle.call();
  throttle.stop();
  await clock.advance(10_000);
  expect(runs()).toBe(1);
});
