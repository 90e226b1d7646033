import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { feedSchema } from '#shared/feed.ts';

const server = await makeTestServer();
const { feeds, addFeed } = server;

let tests = 0;
beforeEach(() => {
  tests += 1;
});

// Every test has articles of its own: the same address in two feeds would be one article.
const item = (number: number, change: Partial<MadeItem> = {}): MadeItem => ({
  title: `Wave ${number}`,
  url: `https://tidal.example/${tests}/${number}`,
  html: `<p>The ${number}. wave.</p>`,
  publishedAt: Date.UTC(2026, 0, 20 - number),
  ...change,
});
const rss = (...items: MadeItem[]) =>
  makeRss({ title: 'Tidal Notes', siteUrl: 'https://tidal.example/', items });

const refreshedSchema = z.object({ outcome: z.string(), added: z.number(), feed: feedSchema });
const refresh = (id: number) =>
  server.read({ method: 'POST', path: `/api/feeds/${id}/refresh` }, refreshedSchema);

let paths = 0;
/** Adds a feed on a path of its own, which a test may then let answer something else. */
async function add(route: FeedRoute) {
  paths += 1;
  const path = `/refresh-${paths}`;
  feeds.set(path, route);
  const { id } = await addFeed(feeds.url(path));
  return {
    id,
    path,
    answer: (next: FeedRoute) => feeds.set(path, next),
    refresh: () => refresh(id),
    titles: async () => {
      const rows = (await server.list('unread', 'newest')).articles;
      return rows.flatMap((row) => (row.feed_id === id ? [row.title] : []));
    },
    lastRequest: () => feeds.requestsTo(path).at(-1)?.headers,
  };
}

test('a refresh adds what is new and changes what changed', async () => {
  const feed = await add({ body: rss(item(2), item(3)) });
  feed.answer({ body: rss(item(1), item(2, { title: 'Wave 2, corrected' }), item(3)) });
  expect(await feed.refresh()).toMatchObject({ outcome: 'fetched', added: 1, feed: { article_count: 3 } });
  expect(await feed.titles()).toEqual(['Wave 1', 'Wave 2, corrected', 'Wave 3']);
});

test('what left the feed stays', async () => {
  const feed = await add({ body: rss(item(1), item(2)) });
  feed.answer({ body: rss(item(1)) });
  await feed.refresh();
  expect(await feed.titles()).toEqual(['Wave 1', 'Wave 2']);
});

test('articles stay the same, and as they were left, when their site moves to https', async () => {
  const atHttp = (number: number) => item(number, { url: `http://tidal.example/moved/${number}` });
  const atHttps = (number: number) => item(number, { url: `https://tidal.example/moved/${number}` });
  const feed = await add({ body: rss(atHttp(1), atHttp(2)) });
  const [read = 0] = (await server.list('unread', 'newest')).articles.flatMap((row) =>
    row.title === 'Wave 1' && row.feed_id === feed.id ? [row.id] : [],
  );
  await server.mark(read, { read: true, starred: true });
  feed.answer({ body: rss(atHttps(0), atHttps(1), atHttps(2)) });
  expect(await feed.refresh()).toMatchObject({ added: 1, feed: { article_count: 3 } });
  expect(await feed.titles()).toEqual(['Wave 0', 'Wave 2']);
  expect(await server.article(read)).toMatchObject({
    ...{ read: true, starred: true },
    url: 'https://tidal.example/moved/1',
  });
});

test('the server is asked for news only, and its "nothing new" is a success', async () => {
  const feed = await add({
    body: rss(item(1)),
    etag: '"one"',
    lastModified: 'Mon, 19 Jan 2026 09:00:00 GMT',
  });
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged', added: 0, feed: { failure: null } });
  expect(feed.lastRequest()).toMatchObject({
    'if-none-match': '"one"',
    'if-modified-since': 'Mon, 19 Jan 2026 09:00:00 GMT',
  });
});

test('a "nothing new" that does not repeat what the copy is known by leaves it known', async () => {
  const bare: FeedRoute = ({ headers }) =>
    headers['if-none-match'] === '"one"' ? { status: 304 } : { body: rss(item(1)), etag: '"one"' };
  const feed = await add(bare);
  await feed.refresh();
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged' });
  expect(feed.lastRequest()).toMatchObject({ 'if-none-match': '"one"' });
});

test('the same bytes again are not read again', async () => {
  const feed = await add({ body: rss(item(1)) });
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged' });
});

test('a feed that fails keeps its articles and says why and when it is tried again; after the next success nothing is left of that', async () => {
  const feed = await add({ body: rss(item(1)) });
  feed.answer({ status: 503, body: 'closed' });
  const before = Date.now();
  expect(await feed.refresh()).toMatchObject({
    outcome: 'failed',
    feed: { failure: { kind: 'server_error', count: 1, text: expect.stringContaining('503') } },
  });
  const { failure } = (await feed.refresh()).feed;
  expect(failure?.count).toBe(2);
  expect(failure?.hint).toMatch(/\.$/);
  expect(Date.parse(failure?.next_try_at ?? '')).toBeGreaterThan(before + 20 * 60_000);
  expect(await feed.titles()).toEqual(['Wave 1']);

  feed.answer({ body: rss(item(0), item(1)) });
  expect(await feed.refresh()).toMatchObject({ outcome: 'fetched', added: 1, feed: { failure: null } });
});

test('a broken document changes nothing of what is stored', async () => {
  const feed = await add({ body: rss(item(1)) });
  feed.answer({ body: '<!doctype html><title>Maintenance</title>', contentType: 'text/html' });
  expect(await feed.refresh()).toMatchObject({
    outcome: 'failed',
    feed: { title: 'Tidal Notes', failure: { kind: 'not_a_feed' } },
  });
  expect(await feed.titles()).toEqual(['Wave 1']);
});

test('a feed that moved for good is followed, also when it has nothing new; one that moved to another feed of ours is not', async () => {
  const feed = await add({ body: rss(item(1)), etag: '"one"' });
  feeds.set('/moved', { body: rss(item(1)), etag: '"one"' });
  feed.answer({ status: 301, redirectTo: '/moved' });
  const before = (await feed.refresh()).feed.url;
  expect(before).not.toBe(feeds.url('/moved'));
  expect(await feed.refresh()).toMatchObject({ outcome: 'unchanged', feed: { url: feeds.url('/moved') } });

  const other = await add({ body: rss(item(2)) });
  other.answer({ status: 301, redirectTo: '/moved' });
  expect(await other.refresh()).toMatchObject({ feed: { url: feeds.url(other.path) } });
});

test('a feed is never fetched twice at the same moment', async () => {
  const feed = await add({ body: rss(item(1)) });
  feed.answer({ body: rss(item(1), item(2)), delay: 30 });
  const results = await Promise.all([feed.refresh(), feed.refresh()]);
  expect(results.map(({ added }) => added)).toEqual([1, 1]);
  expect(feeds.requestsTo(feed.path)).toHaveLength(2);
});

test('a feed that is deleted while it is fetched is gone, and nothing of it is stored', async () => {
  const feed = await add({ body: rss(item(1)) });
  const fetching = Promise.withResolvers<void>();
  feed.answer(() => {
    fetching.resolve();
    return { body: rss(item(1), item(2)), delay: 30 };
  });
  const refreshing = server.refusal({ method: 'POST', path: `/api/feeds/${feed.id}/refresh` });
  await fetching.promise;
  await server.send({ method: 'DELETE', path: `/api/feeds/${feed.id}` });
  expect(await refreshing).toMatchObject({ status: 404, code: 'not_found' });
  expect(await feed.titles()).toEqual([]);
});

test('a feed that does not exist cannot be refreshed', async () => {
  expect(await server.refusal({ method: 'POST', path: '/api/feeds/4711/refresh' })).toMatchObject({
    code: 'not_found',
  });
});
