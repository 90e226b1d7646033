import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createLoginTries, type Tried } from './login-tries.ts';

// The library reads the time by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const second = 1_000;

function makeTries(environment: Record<string, string> = {}) {
  const tries = createLoginTries(makeFakeClock(), loadConfig(environment).auth);
  const attempt = (right: boolean, address = '203.0.113.9', known = false) =>
    tries.attempt({ address, known, check: async () => right });
  return {
    attempt,
    wrong: async (count: number, address?: string, known?: boolean) => {
      let last: Tried | undefined;
      for (let done = 0; done < count; done += 1) last = await attempt(false, address, known);
      return last;
    },
  };
}

const wait = (milliseconds: number) => ({ outcome: 'wait', milliseconds });

test('after so many wrong passwords as are allowed none is looked at for a while, not even the right one', async () => {
  const { attempt, wrong } = makeTries();
  expect(await wrong(5)).toEqual({ outcome: 'wrong' });
  expect(await attempt(true)).toEqual(wait(30 * second));
  vi.advanceTimersByTime(29 * second);
  expect(await attempt(true)).toEqual(wait(1 * second));
  vi.advanceTimersByTime(1 * second);
  expect(await attempt(true)).toEqual({ outcome: 'right' });
});

test('every further wrong one doubles the wait, up to the longest; tries meanwhile do not lengthen it', async () => {
  const { attempt, wrong } = makeTries();
  await wrong(5);
  for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
    expect(await attempt(false)).toEqual(wait(seconds * second));
    vi.advanceTimersByTime(seconds * second);
    expect(await attempt(false)).toEqual({ outcome: 'wrong' });
  }
});

test('the right one in time begins anew, and a day forgets', async () => {
  const { attempt, wrong } = makeTries();
  await wrong(4);
  expect(await attempt(true)).toEqual({ outcome: 'right' });
  expect(await wrong(5)).toEqual({ outcome: 'wrong' });
  vi.advanceTimersByTime(86_400 * second);
  expect(await wrong(4)).toEqual({ outcome: 'wrong' });
  expect(await attempt(true)).toEqual({ outcome: 'right' });
});

test('one address does not make another wait, but a network of IPv6 is one', async () => {
  const { attempt, wrong } = makeTries();
  await wrong(5, '203.0.113.9');
  expect(await attempt(false, '203.0.113.10')).toEqual({ outcome: 'wrong' });
  await wrong(5, '2001:db8:1:2::1');
  expect(await attempt(true, '2001:db8:1:2:ffff::9')).toEqual(wait(30 * second));
  expect(await attempt(true, '2001:db8:1:3::1')).toEqual({ outcome: 'right' });
});

test('many addresses together make new ones wait, but not where somebody is logged in', async () => {
  const { attempt, wrong } = makeTries({ WINNOW_AUTH_TRIES_IN_ALL: '20' });
  for (let host = 1; host <= 20; host += 1) await wrong(1, `203.0.113.${host}`);
  expect(await attempt(true, '198.51.100.7')).toEqual(wait(30 * second));
  expect(await attempt(true, '198.51.100.7', true)).toEqual({ outcome: 'right' });
  vi.advanceTimersByTime(30 * second);
  expect(await attempt(true, '198.51.100.7')).toEqual({ outcome: 'right' });
});

test('the limits are those of the configuration', async () => {
  const { attempt, wrong } = makeTries({
    WINNOW_AUTH_TRIES: '2',
    WINNOW_AUTH_FIRST_WAIT: '3s',
    WINNOW_AUTH_LONGEST_WAIT: '4s',
  });
  await wrong(2);
  for (const seconds of [3, 4]) {
    expect(await attempt(true)).toEqual(wait(seconds * second));
    vi.advanceTimersByTime(seconds * second);
    await attempt(false);
  }
});

test('tries at the same moment are counted one by one, and only a few of them stand in line', async () => {
  const { attempt } = makeTries();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => attempt(false)));
  const count = (outcome: string) => outcomes.filter((tried) => tried.outcome === outcome).length;
  expect(count('wrong')).toBe(5);
  expect(count('wait')).toBe(45);
});
