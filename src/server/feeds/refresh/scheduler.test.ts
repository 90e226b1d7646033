import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';

const MINUTE = 60_000;
const body = makeRss({
  title: 'Tidal Notes',
  siteUrl: 'https://tidal.example/',
  items: [{ title: 'Wave 1', url: 'https://tidal.example/1', html: '<p>Wave.</p>' }],
});

async function makeScheduled(environment: Record<string, string> = {}) {
  const clock = makeFakeClock();
  const pace = { WINNOW_FEEDS_REFRESH_MINUTES: '20', WINNOW_FEEDS_PER_HOST: '8' };
  const server = await makeTestServer({ clock, environment: { ...pace, ...environment } });
  return { ...server, clock };
}

/** Adds feeds that answer at once. */
async function addFeeds({ feeds, addFeed }: TestServer, names: string[]): Promise<void> {
  for (const name of names) {
    feeds.set(`/${name}`, { body });
    await addFeed(feeds.url(`/${name}`));
  }
}
const refreshAll = (server: TestServer) =>
  server.read({ method: 'POST', path: '/api/feeds/refresh' }, z.object({ refreshing: z.number() }));
const asked = ({ feeds }: TestServer, name: string) => feeds.requestsTo(`/${name}`).length;

test('a feed is refreshed when it is due, to the second and not before', async () => {
  const server = await makeScheduled();
  await addFeeds(server, ['one']);
  // Another feed in between: the schedule has to look at other times than every full minute.
  await server.clock.advance(MINUTE / 2);
  await addFeeds(server, ['two']);
  await server.clock.advance(19.5 * MINUTE - 1_000);
  await server.feedList();
  expect(asked(server, 'one')).toBe(1);
  await server.clock.advance(1_000);
  await server.until(() => asked(server, 'one') === 2);
  expect(asked(server, 'two')).toBe(1);
});

test('what was due while the program did not run is refreshed after the start', async () => {
  const server = await makeScheduled();
  await addFeeds(server, ['one']);
  await server.stop();
  await server.clock.advance(60 * MINUTE);
  await server.restart();
  await server.until(() => asked(server, 'one') === 2);
});

test('no more feeds are fetched at the same time than the owner says', async () => {
  const server = await makeScheduled({ WINNOW_FEEDS_CONCURRENCY: '2' });
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  await addFeeds(server, names);
  for (const name of names) server.feeds.set(`/${name}`, { body, delay: 40 });
  const before = server.feeds.requests.length;
  expect(await refreshAll(server)).toEqual({ refreshing: 6 });
  await server.until(() => names.every((name) => asked(server, name) === 2));
  const starts = server.feeds.requests.slice(before).map(({ at }) => at);
  // Each begins only after the one before the last has ended; 5 ms for clocks that round.
  const gaps = starts.slice(2).map((start, index) => start - (starts[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(35);
});

test('a feed that hangs delays nobody else', async () => {
  const server = await makeScheduled({ WINNOW_FEEDS_CONCURRENCY: '2' });
  const names = ['one', 'two', 'three', 'four'];
  await addFeeds(server, ['hanging', ...names]);
  server.feeds.set('/hanging', { hang: 'after-headers', body: '<rss>' });
  await refreshAll(server);
  await server.until(() => names.every((name) => asked(server, name) === 2));
  expect(asked(server, 'hanging')).toBe(2);
});

test('stopping ends a fetch that hangs, and the feed is due again after the start', async () => {
  const server = await makeScheduled();
  await addFeeds(server, ['hanging']);
  const fetching = Promise.withResolvers<void>();
  server.feeds.set('/hanging', () => {
    fetching.resolve();
    return { hang: 'before-headers' };
  });
  await refreshAll(server);
  await fetching.promise;
  await server.stop();
  server.feeds.set('/hanging', { body });
  await server.restart();
  await server.until(() => asked(server, 'hanging') === 3);
  expect((await server.feedList())[0]?.failure).toBeNull();
});

test.each([
  ['back', -365],
  ['ahead', 365],
])(
  'a clock that is set %s by a year costs one refresh, and the schedule goes on from there',
  async (_, days) => {
    const server = await makeScheduled();
    await addFeeds(server, ['one']);
    server.clock.jump(days * 1_440 * MINUTE);
    await server.clock.advance(MINUTE);
    const next = () => Date.parse(feed?.next_refresh_at ?? '');
    let [feed] = await server.feedList();
    await server.until(async () => {
      [feed] = await server.feedList();
      return Math.abs(next() - server.clock.now() - 20 * MINUTE) < MINUTE;
    });
    expect(asked(server, 'one')).toBe(2);
    await server.clock.advance(15 * MINUTE);
    await server.feedList();
    expect(asked(server, 'one')).toBe(2);
    await server.clock.advance(6 * MINUTE);
    await server.until(() => asked(server, 'one') === 3);
  },
);
