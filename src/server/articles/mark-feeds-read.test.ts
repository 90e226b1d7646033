import { expect, test } from 'vitest';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { admitArticles } from '#server/judging/queue/admit-articles.ts';
import { enqueueArticles } from '#server/judging/queue/job-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { readCounts } from './count-queries.ts';
import { listArticleIds } from './list-queries.ts';
import { markFeedsRead } from './mark-feeds-read.ts';
import { createManyMarks } from './mark-many.ts';
import { storeArticles } from './store-articles.ts';

async function makeFeeds() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const heard: AppEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  const now = clock.now();
  const [tides, trains] = [
    await makeFeed(db, { title: 'Tidal Notes', now }),
    await makeFeed(db, { title: 'Night Trains', now }),
  ];
  const store = async (feed: number, articles: ReturnType<typeof makeArticle>[]) =>
    (await storeArticles(db, feed, { articles, now })).added;
  const deps = { db, bus, clock, manyMarks: createManyMarks({ db, bus, clock }) };
  return { db, clock, heard, deps, tides, trains, store };
}

test('what is unread in the feeds is read, and told of once, also what they only carry beside another', async () => {
  const { db, deps, heard, tides, trains, store } = await makeFeeds();
  const mine = await store(tides, makeArticles(1_000));
  const others = await store(trains, [makeArticle({ title: 'Sleeper' }), makeArticle({ title: 'Shared' })]);
  await store(tides, [makeArticle({ title: 'Shared' })]);
  const [first = 0] = mine;
  await db.updateTable('articles').set({ read_at: 1 }).where('id', '=', first).execute();
  expect((await markFeedsRead(deps, [tides, 4711])).count).toBe(1_000);
  expect((await listArticleIds(db, { view: 'unread', sort: 'best', now: deps.clock.now() })).ids).toEqual(
    others.slice(0, 1),
  );
  const told = heard.flatMap((event) => (event.type === 'articles_marked' ? [event.ids] : []));
  expect(told.flat().toSorted()).toEqual([...mine.slice(1), others[1]].toSorted());
  expect(told).toHaveLength(1);
  expect(heard.at(-1)).toMatchObject({ type: 'feeds_changed' });
  const before = heard.length;
  expect(await markFeedsRead(deps, [tides])).toEqual({ count: 0, undo_token: null });
  expect(heard).toHaveLength(before);
});

test('what waits by itself leaves the queue, what was asked for stays, and what is outside Unread is not touched', async () => {
  const { db, clock, deps, tides, store } = await makeFeeds();
  const [asked = 0, waiting = 0, blocked = 0] = await store(tides, makeArticles(3));
  await admitArticles(deps);
  await enqueueArticles(db, [asked], { reason: 'by_hand', now: clock.now() });
  await db.updateTable('articles').set({ state: 'blocked' }).where('id', '=', blocked).execute();
  expect((await markFeedsRead(deps, [tides])).count).toBe(2);
  const rows = await db.selectFrom('articles').select(['id', 'state', 'read_at']).orderBy('id').execute();
  const expected = [
    { id: asked, state: 'waiting', read_at: clock.now() },
    { id: waiting, state: 'not_queued', read_at: clock.now() },
    { id: blocked, state: 'blocked', read_at: null },
  ];
  expect(rows).toEqual(expected.toSorted((one, other) => one.id - other.id));
  expect(await readCounts(db, clock.now())).toMatchObject({ unread: 0, blocked: 1 });
});
