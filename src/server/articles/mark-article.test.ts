import { expect, test } from 'vitest';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { markArticle } from './mark-article.ts';
import { storeArticles } from './store-articles.ts';

async function makeDesk() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now: clock.now() });
  const id = added[0] ?? 0;
  return {
    db,
    clock,
    bus,
    id,
    mark: (marks: { read?: boolean; starred?: boolean }) => markArticle({ db, clock, bus }, id, marks),
    stored: () => db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    queue: async (job: { reason: 'new' | 'by_hand'; lease_until?: number | null }) => {
      const row = { article_id: id, stages: 'both' as const, enqueued_at: 0, lease_until: null, ...job };
      await db.insertInto('judging_jobs').values(row).execute();
      await db.updateTable('articles').set({ state: 'waiting' }).execute();
    },
    jobs: () => db.selectFrom('judging_jobs').select('reason').execute(),
  };
}

test('the answer is the row as it is then, and everybody is told', async () => {
  const { bus, id, mark } = await makeDesk();
  const heard: unknown[] = [];
  bus.subscribe((event) => heard.push(event));
  expect(await mark({ read: true, starred: true })).toMatchObject({ id, read: true, starred: true });
  expect(await mark({ starred: false })).toMatchObject({ read: true, starred: false });
  expect(heard).toEqual([
    { type: 'article_marked', id },
    { type: 'article_marked', id },
  ]);
});

test('the time of a mark is the first time, however often it is set', async () => {
  const { clock, mark, stored } = await makeDesk();
  const first = clock.now();
  await mark({ read: true, starred: true });
  await clock.advance(5_000);
  await mark({ read: true, starred: true });
  expect(await stored()).toMatchObject({ read_at: first, starred_at: first });
});

test('an article that becomes unread enters Unread anew', async () => {
  const { clock, mark, stored } = await makeDesk();
  await mark({ read: true });
  await clock.advance(5_000);
  await mark({ read: false });
  expect(await stored()).toMatchObject({ read_at: null, listed_at: clock.now() });
});

test('reading an article before its turn takes it out of the queue, and taking that back offers it again', async () => {
  const { queue, jobs, mark, stored } = await makeDesk();
  await queue({ reason: 'new' });
  await mark({ read: true });
  expect(await jobs()).toEqual([]);
  expect(await stored()).toMatchObject({ state: 'not_queued' });
  await mark({ read: false });
  expect(await stored()).toMatchObject({ state: 'new' });
});

test('reading takes nothing out of the queue that the owner asked for, nor what is being judged', async () => {
  const asked = await makeDesk();
  await asked.queue({ reason: 'by_hand' });
  await asked.mark({ read: true });
  expect(await asked.jobs()).toEqual([{ reason: 'by_hand' }]);
  const running = await makeDesk();
  await running.queue({ reason: 'new', lease_until: running.clock.now() + 1 });
  await running.mark({ read: true });
  expect(await running.jobs()).toEqual([{ reason: 'new' }]);
  expect(await running.stored()).toMatchObject({ state: 'waiting' });
});

test('starring changes nothing about reading, and the other way round', async () => {
  const { queue, jobs, mark, stored } = await makeDesk();
  await queue({ reason: 'new' });
  await mark({ starred: true });
  expect(await stored()).toMatchObject({ read_at: null, state: 'waiting' });
  expect(await jobs()).toHaveLength(1);
});

test('an article that does not exist cannot be marked', async () => {
  const { db, clock, bus } = await makeDesk();
  await expect(markArticle({ db, clock, bus }, 4711, { read: true })).rejects.toMatchObject({
    code: 'not_found',
  });
});
