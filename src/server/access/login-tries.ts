import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';

/** Outcome of one try; `wait`: it was not even looked at, and for so many milliseconds none will be. */
export type Tried = { outcome: 'right' } | { outcome: 'wrong' } | { outcome: 'wait'; milliseconds: number };

export type Try = {
  /** Where it comes from. */
  address: string;
  /** True where somebody is logged in from that address: what others do does not make it wait. */
  known: boolean;
  check: () => Promise<boolean>;
};

export type LoginTries = { attempt: (tried: Try) => Promise<Tried> };

/** Wrong passwords are forgotten after a day, in seconds. */
const REMEMBERED = 86_400;

/** Checks cost memory and time on purpose, so one is made at a time; more than this may not stand in line. */
const LONGEST_LINE = 20;

/** Said to those for whom there is no place in the line, in milliseconds. */
const LINE_WAIT = 5_000;

const EVERYBODY = 'everybody';

/**
 * Limits the guessing of passwords, for each address and for all of them together. What is counted is wrong
 * passwords, in memory: a restart forgets them, and nobody but the owner can restart Winnow.
 */
export function createLoginTries(clock: Clock, limits: LoadedConfig['auth']): LoginTries {
  const wrong = new RateLimiterMemory({ points: 1, duration: REMEMBERED });
  const waits = new RateLimiterMemory({ points: 1, duration: REMEMBERED });
  const oneByOne = createConcurrencyLimit(clock, 1);
  let inLine = 0;

  const waitLeft = async (key: string) => Math.max(0, (await waits.get(key))?.msBeforeNext ?? 0);

  /** How many wrong ones it would be with this one. Counted before the check: what is cut off counts too. */
  const count = async (key: string) => (await wrong.penalty(key)).consumedPoints;

  const makeWait = async (key: string, further: number) => {
    if (further < 0) return;
    const wait = Math.min(limits.first_wait * 2 ** further, limits.longest_wait);
    await waits.block(key, wait / 1_000);
  };

  const attempt = async ({ address, known, check }: Try): Promise<Tried> => {
    const own = `from ${networkOf(address)}`;
    const milliseconds = Math.max(await waitLeft(own), known ? 0 : await waitLeft(EVERYBODY));
    if (milliseconds > 0) return { outcome: 'wait', milliseconds };
    const ofOwn = await count(own);
    const ofAll = known ? 0 : await count(EVERYBODY);
    if (await check()) {
      // This one was no guess.
      await wrong.delete(own);
      if (!known) await wrong.reward(EVERYBODY);
      return { outcome: 'right' };
    }
    await makeWait(own, ofOwn - limits.tries);
    await makeWait(EVERYBODY, ofAll - limits.tries_in_all);
    return { outcome: 'wrong' };
  };

  return {
    attempt: async (tried) => {
      if (inLine >= LONGEST_LINE) return { outcome: 'wait', milliseconds: LINE_WAIT };
      inLine += 1;
      try {
        return await oneByOne({ key: 'password', run: () => attempt(tried) });
      } finally {
        inLine -= 1;
      }
    },
  };
}

/** Whoever has one IPv6 address has the 2^64 of its network too (RFC 4291 §2.5.4). */
function networkOf(address: string): string {
  if (isIP(address) === 0) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.');
}
