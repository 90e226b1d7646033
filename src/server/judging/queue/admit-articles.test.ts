import { expect, test } from 'vitest';
import { markArticle } from '#server/articles/mark-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import type { Database } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { admitArticles, NEWEST_OF_A_NEW_FEED } from './admit-articles.ts';
import { enqueueArticles } from './job-queries.ts';

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

test('of a new feed what was older than fourteen days when it was added is not queued, however little there is', async () => {
  const { clock, db, deps, feedId, store } = await makeQueue();
  const DAY = 24 * 3_600_000;
  await updateFeed(db, feedId, { added_at: clock.now() });
  const ages = { Young: DAY, 'Just young enough': 14 * DAY, 'Too old': 14 * DAY + 1 };
  const articles = Object.entries(ages).map(([title, age]) =>
    makeArticle({ title, publishedAt: clock.now() - age }),
  );
  await store(articles);
  // Time goes by before a model is chosen: the age at the first import counts.
  await clock.advance(3 * DAY);
  await admitArticles(deps);
  expect(await listTitles(db, 'waiting')).toEqual(['Young', 'Just young enough']);
  await store([makeArticle({ title: 'Old, but later', publishedAt: 1 })]);
  await admitArticles(deps);
  expect(await listTitles(db, 'not_queued')).toEqual(['Too old']);
});

test('nothing of a feed that is never to be judged is queued, nor later what came meanwhile', async () => {
  const { db, deps, feedId, store } = await makeQueue();
  await updateFeed(db, feedId, { never_judge: 1 });
  await store([makeArticle({ title: 'Meanwhile' })]);
  expect(await admitArticles(deps)).toBe(0);
  await updateFeed(db, feedId, { never_judge: 0 });
  await store([makeArticle({ title: 'From then on' })]);
  expect(await admitArticles(deps)).toBe(1);
  expect(await listTitles(db, 'not_queued')).toEqual(['Meanwhile']);
});

test('an article that was not queued is, once it is marked unread again, unless its feed is never judged', async () => {
  const { db, deps, feedId, store } = await makeQueue();
  const { added } = await store(makeArticles(51));
  await admitArticles(deps);
  const last = added.at(-1) ?? 0;
  const again = async () => {
    await markArticle(deps, last, { read: true });
    await markArticle(deps, last, { read: false });
    await admitArticles(deps);
    return listTitles(db, 'not_queued');
  };
  await updateFeed(db, feedId, { never_judge: 1 });
  expect(await again()).toEqual(['Article 51']);
  await updateFeed(db, feedId, { never_judge: 0 });
  expect(await again()).toEqual([]);
});

test('what is estimated below the minimum is not queued, what has no estimate is, and lowering it queues the rest', async () => {
  const { db, deps, store } = await makeQueue();
  const estimates = { High: 70, Just: 50, Low: 49.9, Lowest: 3, None: null };
  await store(Object.keys(estimates).map((title) => makeArticle({ title })));
  for (const [title, estimate] of Object.entries(estimates)) {
    await db.updateTable('articles').set({ estimate }).where('title', '=', title).execute();
  }
  const waitingWith = async (minimum: number | null) => {
    await saveReaderSettings(deps, { minimum_estimate: minimum });
    await admitArticles(deps);
    return (await listTitles(db, 'waiting')).toSorted();
  };
  expect(await waitingWith(50)).toEqual(['High', 'Just', 'None']);
  expect(await waitingWith(40)).toEqual(['High', 'Just', 'Low', 'None']);
  expect(await waitingWith(60)).toEqual(['High', 'None']);
  expect(await listTitles(db, 'not_queued')).toHaveLength(3);
  expect(await waitingWith(null)).toEqual(Object.keys(estimates).toSorted());
});

test('an article whose estimate rises above the minimum is queued, and one that was not queued for another reason is not', async () => {
  const { db, deps, store } = await makeQueue();
  await saveReaderSettings(deps, { minimum_estimate: 50 });
  await store(makeArticles(51));
  await db.updateTable('articles').set({ estimate: 10 }).execute();
  expect(await admitArticles(deps)).toBe(0);
  await db.updateTable('articles').set({ estimate: 90 }).execute();
  expect(await admitArticles(deps)).toBe(50);
  expect(await listTitles(db, 'not_queued')).toEqual(['Article 51']);
});

test('no minimum keeps articles of an always shown feed out of the queue, and taking that back does', async () => {
  const { db, deps, feedId, store } = await makeQueue();
  await saveReaderSettings(deps, { minimum_estimate: 50 });
  await store(makeArticles(2));
  await db.updateTable('articles').set({ estimate: 10 }).execute();
  expect(await admitArticles(deps)).toBe(0);
  await updateFeed(db, feedId, { always_show: 1 });
  expect(await admitArticles(deps)).toBe(2);
  await store([makeArticle({ title: 'Late' })]);
  await db.updateTable('articles').set({ estimate: 10 }).execute();
  expect(await admitArticles(deps)).toBe(1);
  await updateFeed(db, feedId, { always_show: 0 });
  await admitArticles(deps);
  expect(await listTitles(db, 'waiting')).toEqual([]);
});

test('the minimum takes nothing out of the queue that is being judged or that the owner asked for', async () => {
  const { clock, db, deps, store } = await makeQueue();
  const [judged = 0, asked = 0] = await store(makeArticles(3)).then(({ added }) => added);
  await db.updateTable('articles').set({ estimate: 10 }).execute();
  await admitArticles(deps);
  await db
    .updateTable('judging_jobs')
    .set({ lease_until: clock.now() + 1 })
    .where('article_id', '=', judged)
    .execute();
  await enqueueArticles(db, [asked], { reason: 'by_hand', now: clock.now() });
  await saveReaderSettings(deps, { minimum_estimate: 50 });
  await admitArticles(deps);
  expect(await listTitles(db, 'waiting')).toEqual(['Article 1', 'Article 2']);
  expect(await listTitles(db, 'not_queued')).toEqual(['Article 3']);
});

test('a job stands by its estimate, and without one just below 40, the newest first', async () => {
  const { db, deps, store } = await makeQueue();
  const { added } = await store(makeArticles(5));
  const estimates = [null, 39, 40.1, null, 99];
  for (const [index, estimate] of estimates.entries()) {
    await db
      .updateTable('articles')
      .set({ estimate })
      .where('id', '=', added[index] ?? 0)
      .execute();
  }
  await admitArticles(deps);
  const jobs = await db
    .selectFrom('judging_jobs')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select('title')
    .orderBy('judging_jobs.rank', 'desc')
    .execute();
  expect(jobs.map(({ title }) => title)).toEqual([
    'Article 5',
    'Article 3',
    'Article 1',
    'Article 4',
    'Article 2',
  ]);
});

test('each feed has fifty of its own', async () => {
  const { clock, db, deps, store } = await makeQueue();
  const other = await makeFeed(db, { title: 'Night Trains', now: clock.now() });
  await store(makeArticles(55));
  await store(makeArticles(55, { url: null }), other);
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
