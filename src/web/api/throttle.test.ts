import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeThrottle } from './throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('acts once for all that asked within the pause, and again for who asks later', () => {
  const act = vi.fn();
  const throttle = makeThrottle(act, 1_000);
  throttle.ask();
  vi.advanceTimersByTime(999);
  throttle.ask();
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  throttle.ask();
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('does nothing any more once it is stopped', () => {
  const act = vi.fn();
  const throttle = makeThrottle(act, 1_000);
  throttle.ask();
  throttle.stop();
  vi.advanceTimersByTime(5_000);
  expect(act).not.toHaveBeenCalled();
});
