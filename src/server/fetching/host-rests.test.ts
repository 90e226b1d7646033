import { describe, expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';
import { createHostRests } from './host-rests.ts';

const { serve, fetcherWith } = makeFetching();
const HOUR = 3_600_000;

test('a host rests as long as it asked for, a day at most', async () => {
  const clock = makeFakeClock();
  const rests = createHostRests(clock);
  rests.begin('a.example', HOUR);
  rests.begin('b.example', 100 * HOUR);
  expect(rests.remaining('a.example')).toBe(HOUR);
  expect(rests.remaining('b.example')).toBe(24 * HOUR);
  expect(rests.remaining('c.example')).toBe(0);
  await clock.advance(HOUR);
  expect(rests.remaining('a.example')).toBe(0);
  expect(rests.remaining('b.example')).toBe(23 * HOUR);
});

test('a shorter wish does not end a longer rest, a longer one prolongs it', async () => {
  const clock = makeFakeClock();
  const rests = createHostRests(clock);
  for (const length of [HOUR, 10]) rests.begin('a.example', length);
  expect(rests.remaining('a.example')).toBe(HOUR);
  rests.begin('a.example', 2 * HOUR);
  expect(rests.remaining('a.example')).toBe(2 * HOUR);
  expect(clock.pending()).toBe(1);
});

test('many thousands of hosts leave nothing behind', async () => {
  const clock = makeFakeClock();
  const rests = createHostRests(clock);
  for (let host = 0; host < 2_000; host += 1) rests.begin(`h${host}.example`, host % 2 === 0 ? 1000 : 0);
  expect(rests.count()).toBe(1_000);
  await clock.advance(1000);
  expect([rests.count(), clock.pending()]).toEqual([0, 0]);
  rests.begin('a.example', HOUR);
  rests.clear();
  expect([rests.count(), clock.pending()]).toEqual([0, 0]);
});

describe('a fetch from a resting host', () => {
  test.each([
    [429, '3600'],
    [503, '3600'],
    [429, 'Fri, 20 Nov 2026 10:00:00 GMT'],
  ])(
    'ends at once after %i with Retry-After %s, for all its feeds, until the time is over',
    async (status, wait) => {
      const clock = makeFakeClock();
      const server = await serve({
        '/busy': { status, headers: { 'retry-after': wait } },
        '/other': { body: '<rss/>' },
      });
      const { fetch } = fetcherWith({}, ['127.0.0.0/8'], { clock });
      await fetch({ url: server.url('/busy') });
      await clock.advance(HOUR / 4);
      expect(await fetch({ url: server.url('/other') })).toMatchObject({
        outcome: 'rateLimited',
        kind: 'rate_limited',
        status: null,
        retryAfter: 0.75 * HOUR,
        finalUrl: server.url('/other'),
      });
      expect(server.requests).toHaveLength(1);
      await clock.advance(0.75 * HOUR);
      expect(await fetch({ url: server.url('/other') })).toMatchObject({ outcome: 'fetched' });
    },
  );

  test('ends for those that wait for their turn, and at a redirect to it', async () => {
    const clock = makeFakeClock();
    const busy = await serve({ '/feed': { status: 429, headers: { 'retry-after': '60' } } });
    const other = await serve({ '/feed': { redirectTo: busy.url('/feed') } });
    const { fetch } = fetcherWith({ perHost: 1 }, ['127.0.0.0/8'], { clock });
    const all = await Promise.all([1, 2, 3].map(() => fetch({ url: busy.url('/feed') })));
    expect(all.map((result) => result.outcome)).toEqual(['rateLimited', 'rateLimited', 'rateLimited']);
    expect(await fetch({ url: other.url('/feed') })).toMatchObject({ outcome: 'rateLimited', status: null });
    expect([busy.requests.length, other.requests.length]).toEqual([1, 1]);
  });

  test('does not even wait for its turn', async () => {
    const server = await serve({ '/feed': { status: 429, headers: { 'retry-after': '60' } } });
    const url = server.url('/feed').replace('127.0.0.1', 'localhost');
    const { fetch } = fetcherWith({ perHostGap: 10_000 }, ['127.0.0.0/8'], { clock: makeFakeClock() });
    for (const status of [429, null]) expect(await fetch({ url })).toMatchObject({ status });
  });

  test('is sent when the host asked for no time, or answered something else', async () => {
    const server = await serve({
      '/429': { status: 429 },
      '/503': { status: 503, headers: { 'retry-after': 'later' } },
      '/404': { status: 404, headers: { 'retry-after': '600' } },
      '/feed': { body: '<rss/>' },
    });
    const { fetch } = fetcherWith({}, ['127.0.0.0/8'], { clock: makeFakeClock() });
    for (const path of ['/429', '/503', '/404']) await fetch({ url: server.url(path) });
    expect(await fetch({ url: server.url('/feed') })).toMatchObject({ outcome: 'fetched' });
  });
});
