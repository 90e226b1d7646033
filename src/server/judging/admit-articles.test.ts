import { expect, test } from 'vitest';
import { markArticle } from '#server/articles/mark-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import type { Database } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { admitArticles, NEWEST_OF_A_NEW_FEED } from './admit-articles.ts';

async function makeQueue() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const deps = { db, clock, bus: createEventBus(silentLogger) };
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const store = (articles: ReturnType<typeof makeArticle>[], feed = feedId) =>
    storeArticles(db, feed, { articles, now: clock.now() });
  return { ...deps, deps, feedId, store };
}

async function listTitles(db: Database, state: 'waiting' | 'not_queued' | 'new'): Promise<string[]> {
  const rows = await db
    .selectFrom('articles')
    .select('title')
    .where('state', '=', state)
    .orderBy('published_at', 'desc')
    .execute();
  return rows.map(({ title }) => title);
}

test('of a new feed the newest fifty are queued, wherever they stand in the document, and the others are not', async () => {
  const { db, deps, store } = await makeQueue();
  await store(makeArticles(60).reverse());
  expect(await admitArticles(deps)).toBe(NEWEST_OF_A_NEW_FEED);
  const waiting = await listTitles(db, 'waiting');
  expect(waiting).toHaveLength(50);
  expect(waiting.at(0)).toBe('Article 1');
  expect(waiting.at(-1)).toBe('Article 50');
  expect(await listTitles(db, 'not_queued')).toHaveLength(10);
});

test('whatever a known feed brings later is queued, however much and however old', async () => {
  const { db, deps, store } = await makeQueue();
  await store(makeArticles(1));
  await admitArticles(deps);
  const later = makeArticles(70).map((article, index) => ({
    ...article,
    externalId: `later-${index}`,
    publishedAt: index,
  }));
  await store(later);
  expect(await admitArticles(deps)).toBe(70);
  expect(await listTitles(db, 'not_queued')).toEqual([]);
});

test('each feed has fifty of its own', async () => {
  const { clock, db, deps, store } = await makeQueue();
  const other = await makeFeed(db, { title: 'Night Trains', now: clock.now() });
  await store(makeArticles(55));
  await store(makeArticles(55), other);
  expect(await admitArticles(deps)).toBe(100);
});

test('an article that was read before the queue decided is left alone, and the next one takes its place', async () => {
  const { db, deps, store } = await makeQueue();
  const { added } = await store(makeArticles(51));
  await markArticle(deps, added[0] ?? 0, { read: true });
  await admitArticles(deps);
  expect(await listTitles(db, 'not_queued')).toEqual(['Article 1']);
  expect(await listTitles(db, 'waiting')).toContain('Article 51');
});

test('an article is decided about once', async () => {
  const { deps, store } = await makeQueue();
  await store(makeArticles(60));
  await admitArticles(deps);
  expect(await admitArticles(deps)).toBe(0);
});

test('a feed of which only a part is stored yet waits for the rest, so that the newest are really the newest', async () => {
  const { clock, db, deps, store } = await makeQueue();
  const id = await makeFeed(db, { title: 'Long', now: clock.now() });
  await updateFeed(db, id, { last_success_at: null });
  const articles = makeArticles(80);
  await store(articles.slice(30), id);
  expect(await admitArticles(deps)).toBe(0);
  await store(articles.slice(0, 30), id);
  await updateFeed(db, id, { last_success_at: clock.now() });
  await admitArticles(deps);
  expect(await listTitles(db, 'waiting')).toEqual(articles.slice(0, 50).map(({ title }) => title));
});

test('a starred article whose feed went before the queue decided is queued all the same', async () => {
  const { clock, db, deps, feedId, store } = await makeQueue();
  const { added } = await store([makeArticle()]);
  await db
    .updateTable('articles')
    .set({ starred_at: clock.now(), feed_id: null })
    .where('id', 'in', added)
    .execute();
  await db.deleteFrom('feeds').where('id', '=', feedId).execute();
  expect(await admitArticles(deps)).toBe(1);
});
