import { expect, test } from 'vitest';
import { z } from 'zod';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { feedSchema } from '#shared/feed.ts';

// What servers ask for, and what becomes of a feed that is gone, moves or wants a login.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const refreshedSchema = z.object({ outcome: z.string(), added: z.number(), feed: feedSchema });

/** A feed on a server of its own, refreshed by hand and by the clock. */
async function makeScheduledFeed(route: FeedRoute, login?: { user: string; password: string }) {
  const clock = makeFakeClock();
  const server = await makeTestServer({ clock });
  server.feeds.set('/feed', route);
  const url = server.feeds.url('/feed');
  const { id } = await server.read(
    { method: 'POST', path: '/api/feeds', body: { url, ...(login ? { login } : {}) } },
    feedSchema,
  );
  const feed = async () => {
    const [found] = await server.feedList();
    if (!found) throw new Error('This test has no feed.');
    return found;
  };
  return {
    ...{ server, clock, id, url, feed },
    answer: (next: FeedRoute) => server.feeds.set('/feed', next),
    refresh: () => server.read({ method: 'POST', path: `/api/feeds/${id}/refresh` }, refreshedSchema),
    change: (body: object) => server.send({ method: 'PATCH', path: `/api/feeds/${id}`, body }),
    asked: () => server.feeds.requestsTo('/feed').length,
    waitsFor: async () => Date.parse((await feed()).next_refresh_at) - clock.now(),
  };
}

const items = [{ title: 'Wave 1', url: 'https://tidal.example/1', html: '<p>Wave.</p>' }];
const rss = (ttlMinutes?: number) =>
  makeRss({
    ...{ title: 'Tidal Notes', siteUrl: 'https://tidal.example/', items },
    ...(ttlMinutes === undefined ? {} : { ttlMinutes }),
  });

test('what a document asks for holds as long as its server says that nothing is new', async () => {
  const feed = await makeScheduledFeed({ body: rss(20 * 60), etag: '"one"' });
  expect(await feed.waitsFor()).toBe(20 * HOUR);
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged' });
  expect(await feed.waitsFor()).toBe(20 * HOUR);
});

test('a server that says how long its copy stays good is not asked before, nor longer than a day', async () => {
  const feed = await makeScheduledFeed({ body: rss(), headers: { 'cache-control': 'max-age=72000' } });
  expect(await feed.waitsFor()).toBe(20 * HOUR);
  feed.answer({ body: rss(), headers: { 'cache-control': 'max-age=864000' } });
  await feed.refresh();
  expect(await feed.waitsFor()).toBe(24 * HOUR);
});

test('the minutes of the owner count instead of how often the feed changes', async () => {
  const feed = await makeScheduledFeed({ body: rss() });
  await feed.change({ refresh_minutes: 45 });
  await feed.refresh();
  expect(await feed.waitsFor()).toBe(45 * MINUTE);
});

test('a site that asks to be left alone is left alone for so long, with all its feeds', async () => {
  for (const status of [429, 503]) {
    const feed = await makeScheduledFeed({ body: rss() });
    feed.server.feeds.set('/other', { body: rss() });
    await feed.server.addFeed(feed.server.feeds.url('/other'));
    feed.answer({ status, headers: { 'retry-after': '7200' } });
    await feed.refresh();
    const waits = (await feed.server.feedList()).map(
      ({ next_refresh_at: at }) => Date.parse(at) - feed.clock.now(),
    );
    expect(waits).toEqual([2 * HOUR, 2 * HOUR]);
    await feed.clock.advance(1.9 * HOUR);
    expect(feed.server.feeds.requestsTo('/other')).toHaveLength(1);
  }
});

test('refreshing all leaves out the feeds of a site that asked to be left alone, and paused ones', async () => {
  const feed = await makeScheduledFeed({ body: rss() });
  const refreshAll = () =>
    feed.server.read({ method: 'POST', path: '/api/feeds/refresh' }, z.object({ refreshing: z.number() }));
  expect(await refreshAll()).toEqual({ refreshing: 1 });
  await feed.server.until(() => feed.asked() === 2);
  await feed.change({ paused: true });
  expect(await refreshAll()).toEqual({ refreshing: 0 });
  await feed.change({ paused: false });
  feed.answer({ status: 429 });
  await feed.refresh();
  expect(await refreshAll()).toEqual({ refreshing: 0 });
});

test('a feed that is gone for good is paused with a notice, and a refresh by hand that works resumes it', async () => {
  const feed = await makeScheduledFeed({ body: rss() });
  feed.answer({ status: 410 });
  expect(await feed.refresh()).toMatchObject({
    outcome: 'failed',
    feed: { paused: 'gone', failure: { kind: 'gone' } },
  });
  const asked = feed.asked();
  await feed.clock.advance(2 * HOUR);
  expect(feed.asked()).toBe(asked);

  feed.answer({ body: rss() });
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged', feed: { paused: null, failure: null } });
  await feed.change({ refresh_minutes: 20 });
  await feed.clock.advance(20 * MINUTE);
  await feed.server.until(() => feed.asked() === asked + 2);
});

test('a feed that the owner paused stays paused, whatever a refresh by hand brings', async () => {
  const feed = await makeScheduledFeed({ body: rss() });
  await feed.change({ paused: true });
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged', feed: { paused: 'owner' } });
  feed.answer({ status: 410 });
  expect(await feed.refresh()).toMatchObject({ feed: { paused: 'owner' } });
});

test('a feed behind a login is asked with it, and under the name that the owner chose', async () => {
  const login = { user: 'ada', password: 'kelp' };
  const feed = await makeScheduledFeed({ body: rss() }, login);
  await feed.change({ user_agent: 'Tide/1' });
  await feed.refresh();
  expect(feed.server.feeds.requests.at(-1)?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('ada:kelp').toString('base64')}`,
    'user-agent': 'Tide/1',
  });
});

test('a feed with a login is followed to another address of its site, not to another site', async () => {
  const feed = await makeScheduledFeed({ body: rss() }, { user: 'ada', password: 'kelp' });
  const site = await startFeedServer({ '/new': { body: rss() } });
  cleanUpLater(site.stop);
  feed.server.feeds.set('/new', { body: rss() });
  feed.answer({ status: 308, redirectTo: site.url('/new') });
  for (let time = 0; time < 3; time += 1) await feed.refresh();
  expect((await feed.feed()).url).toBe(feed.url);
  feed.answer({ status: 308, redirectTo: '/new' });
  for (let time = 0; time < 2; time += 1) await feed.refresh();
  expect((await feed.feed()).url).toBe(feed.server.feeds.url('/new'));
});

test('what of a document was too broken to be read is counted', async () => {
  const feed = await makeScheduledFeed({ body: rss() });
  expect((await feed.feed()).broken_items).toBe(0);
  feed.answer({ body: rss().replace('</channel>', '<item></item></channel>') });
  expect(await feed.refresh()).toMatchObject({ feed: { broken_items: 1 } });
});

test('while nothing at all can be reached no feed fails, and the health check says so until something answers', async () => {
  const server = await makeTestServer();
  const sites = await Promise.all([startFeedServer(), startFeedServer()]);
  const ids: number[] = [];
  for (const [index, site] of sites.entries()) {
    site.set('/feed', { body: rss().replaceAll('tidal.example', `site-${index}.example`) });
    ids.push((await server.addFeed(site.url('/feed'))).id);
  }
  const refresh = () =>
    Promise.all(ids.map((id) => server.send({ method: 'POST', path: `/api/feeds/${id}/refresh` })));
  const reasons = async () =>
    (await server.read({ path: '/api/health' }, z.object({ reasons: z.array(z.string()) }))).reasons;
  const ports = sites.map(({ origin }) => Number(new URL(origin).port));
  await Promise.all(sites.map((site) => site.stop()));
  await refresh();
  expect(await reasons()).toContain('offline');
  expect((await server.feedList()).map(({ failure }) => failure)).toEqual([null, null]);

  const back = await startFeedServer({ '/feed': { body: rss() } }, { port: ports[0] ?? 0 });
  cleanUpLater(back.stop);
  await refresh();
  expect(await reasons()).not.toContain('offline');
});
