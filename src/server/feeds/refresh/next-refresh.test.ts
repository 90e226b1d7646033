import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRefreshAt, nextTryAt } from './next-refresh.ts';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 20);
const hoursAgo = (...hours: number[]) => hours.map((hour) => now - hour * HOUR);
const facts = { now, publishedAt: hoursAgo(1, 2, 3), ownerMinutes: null, minMinutes: 15, askedToWait: null };

describe('the next refresh', () => {
  it('comes about twice as often as the feed publishes', () => {
    expect(nextRefreshAt({ ...facts, publishedAt: hoursAgo(4, 8, 12, 16) }) - now).toBe(2 * HOUR);
  });

  it('slows down for a feed that has fallen silent', () => {
    const lively = nextRefreshAt({ ...facts, publishedAt: hoursAgo(1, 2, 3) });
    expect(nextRefreshAt({ ...facts, publishedAt: hoursAgo(100, 101, 102) })).toBeGreaterThan(lively);
  });

  it('follows the owner’s own interval', () => {
    expect(nextRefreshAt({ ...facts, ownerMinutes: 45 }) - now).toBe(45 * 60_000);
  });

  it('never comes sooner than the server or the feed asks, but within a day', () => {
    expect(nextRefreshAt({ ...facts, askedToWait: 7 * HOUR }) - now).toBe(7 * HOUR);
    expect(nextRefreshAt({ ...facts, askedToWait: 900 * HOUR }) - now).toBe(24 * HOUR);
  });

  it('stays between 15 minutes and 12 hours by itself, whatever the dates', () => {
    const dates = fc.array(fc.integer({ min: 0, max: now + HOUR }), { maxLength: 30 });
    fc.assert(
      fc.property(dates, (publishedAt) => {
        const wait = nextRefreshAt({ ...facts, publishedAt: publishedAt.sort((a, b) => b - a) }) - now;
        expect(wait).toBeGreaterThanOrEqual(HOUR / 4);
        expect(wait).toBeLessThanOrEqual(12 * HOUR);
      }),
    );
  });
});

describe('the next try after a failure', () => {
  const failure = { now, failureCount: 1, minMinutes: 15, retryAfter: null, jitter: 0.5 };

  it('backs off with every failure', () => {
    expect(nextTryAt(failure) - now).toBe(15 * 60_000);
    expect(nextTryAt({ ...failure, failureCount: 2 }) - now).toBe(27 * 60_000);
  });

  it('never stops: the longest wait is a day, and also at that those that failed together are spread', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, jitter) => {
          const wait = nextTryAt({ ...failure, failureCount: count, jitter }) - now;
          expect(wait).toBeGreaterThanOrEqual(13 * 60_000);
          expect(wait).toBeLessThanOrEqual(24 * HOUR);
        },
      ),
    );
    const waits = [0, 0.5, 1].map((jitter) => nextTryAt({ ...failure, failureCount: 50, jitter }) - now);
    expect(new Set(waits).size).toBe(3);
    expect(Math.min(...waits)).toBeGreaterThan(19 * HOUR);
  });

  it('honours Retry-After, up to a day', () => {
    expect(nextTryAt({ ...failure, retryAfter: 3 * HOUR }) - now).toBe(3 * HOUR);
    expect(nextTryAt({ ...failure, retryAfter: 99 * HOUR }) - now).toBe(24 * HOUR);
  });
});
