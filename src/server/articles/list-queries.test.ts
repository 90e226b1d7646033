import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { MAX_LISTED_IDS } from '#shared/limits.ts';
import { type View, viewSchema } from '#shared/page.ts';
import { readCounts } from './count-queries.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { findArticleRows } from './row-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);

/** Articles with these scores (null: not judged), the first one the newest. */
async function makeList(scores: (number | null)[]) {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added: ids } = await storeArticles(db, feedId, { articles: makeArticles(scores.length), now });
  for (const [index, score] of scores.entries()) {
    const state = score === null ? 'waiting' : 'judged';
    await db
      .updateTable('articles')
      .set({ score, state })
      .where('id', '=', ids[index] ?? 0)
      .execute();
  }
  return { db, feedId, ids };
}

async function scoresIn(db: Database, ids: number[]) {
  return (await findArticleRows(db, ids, now)).map(({ score }) => score);
}

test('best first ranks what nobody has judged below the middle tier and above the poor ones', async () => {
  const { db } = await makeList([12, null, 90, 40, 39.9, 100]);
  const { ids, total, unranked } = await listArticleIds(db, { view: 'unread', sort: 'best', now });
  expect(await scoresIn(db, ids)).toEqual([100, 90, 40, null, 40, 12]);
  expect({ total, unranked }).toEqual({ total: 6, unranked: 1 });
});

test('scores are ordered unrounded, and equal ones by date', async () => {
  const { db, ids } = await makeList([60.2, 60.4, 60.2]);
  const [one, two, three] = ids;
  expect((await listArticleIds(db, { view: 'unread', sort: 'best', now })).ids).toEqual([two, one, three]);
});

test('newest, oldest and lowest first are what they say, with unjudged ones last under lowest', async () => {
  const { db, ids } = await makeList([50, null, 10]);
  const [one, two, three] = ids;
  expect((await listArticleIds(db, { view: 'all', sort: 'newest', now })).ids).toEqual([one, two, three]);
  expect((await listArticleIds(db, { view: 'all', sort: 'oldest', now })).ids).toEqual([three, two, one]);
  expect((await listArticleIds(db, { view: 'all', sort: 'lowest', now })).ids).toEqual([three, one, two]);
});

const worth = fc.option(fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10));

test('the order by worth is that of the score, else of the estimate, else of a place just below 40', async () => {
  const { db, ids } = await makeList(Array.from({ length: 12 }, () => null));
  const property = fc.asyncProperty(
    fc.array(fc.tuple(worth, worth), { minLength: 12, maxLength: 12 }),
    async (all) => {
      for (const [index, [score, estimate]] of all.entries()) {
        const columns = { score, estimate };
        await db
          .updateTable('articles')
          .set(columns)
          .where('id', '=', ids[index] ?? 0)
          .execute();
      }
      const rank = (id: number) => {
        const [score = null, estimate = null] = all[ids.indexOf(id)] ?? [];
        return score ?? estimate;
      };
      const sorted = (order: (one: number, other: number) => number) => ids.toSorted(order);
      const best = await listArticleIds(db, { view: 'unread', sort: 'best', now });
      expect(best.ids).toEqual(sorted((one, other) => (rank(other) ?? 39.9995) - (rank(one) ?? 39.9995)));
      expect(best.unranked).toBe(ids.filter((id) => rank(id) === null).length);
      const lowest = await listArticleIds(db, { view: 'all', sort: 'lowest', now });
      expect(lowest.ids).toEqual(sorted((one, other) => (rank(one) ?? 101) - (rank(other) ?? 101)));
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

test('a row shows its estimate beside its score, whole, and the phrase it is closest to', async () => {
  const { db, ids } = await makeList([90]);
  await db.updateTable('articles').set({ estimate: 61.6, estimate_phrase: 'tides' }).execute();
  expect(await findArticleRows(db, ids, now)).toMatchObject([
    { score: 90, estimate: 62, closest_to: 'tides' },
  ]);
});

test('a list of one feed holds only its articles', async () => {
  const { db, feedId, ids } = await makeList([50, 60]);
  const other = await makeFeed(db, { title: 'Night Trains', now });
  await storeArticles(db, other, { articles: [makeArticle({ title: 'Elsewhere' })], now });
  const list = await listArticleIds(db, { view: 'unread', sort: 'newest', feedId, now });
  expect(list).toMatchObject({ ids, total: 2 });
  expect((await readCounts(db, now)).unread_by_feed).toEqual({ [feedId]: 2, [other]: 1 });
});

test('rows by ids are the rows of the list, in the order asked for, without those that are gone', async () => {
  const { db, ids } = await makeList([50, 60, 70]);
  const rows = await findArticleRows(db, ids, now);
  expect(rows.map(({ id }) => id)).toEqual(ids);
  const mixed = await findArticleRows(db, [ids[2] ?? 0, 4711, ids[0] ?? 0], now);
  expect(mixed).toEqual([rows[2], rows[0]]);
  expect(await findArticleRows(db, [], now)).toEqual([]);
});

test('no more than five thousand are listed, and the total is the true one', async () => {
  const { db, feedId } = await makeList([]);
  await sql`
    insert into articles (feed_id, external_id, title, excerpt, word_count, published_at, fetched_at, listed_at)
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 5100)
    select ${feedId}, n, n, '', 0, n, 0, 0 from numbers
  `.execute(db);
  const { ids, total, unranked } = await listArticleIds(db, { view: 'unread', sort: 'best', now });
  expect(ids).toHaveLength(MAX_LISTED_IDS);
  expect({ total, unranked, unread: (await readCounts(db, now)).unread }).toEqual({
    total: 5_100,
    unranked: 5_100,
    unread: 5_100,
  });
  expect((await findArticleRows(db, ids.slice(0, 1), now))[0]?.title).toBe('5100');
});

test('an empty database has empty lists and counts of nothing', async () => {
  const { db } = await makeList([]);
  for (const view of viewSchema.options) {
    expect(await listArticleIds(db, { view, sort: 'best', now })).toEqual({ ids: [], total: 0, unranked: 0 });
  }
  const nothing = { unread: 0, all: 0, starred: 0, scoring: 0, blocked: 0, failed: 0, hidden: 0 };
  expect(await readCounts(db, now)).toEqual({ ...nothing, unread_by_feed: {}, unread_by_folder: {} });
});

const DAY = 86_400_000;

test('fresh and good goes by the rank less the points of the setting for each day of age', async () => {
  const { db, ids } = await makeList([50, 90, 40, null, 62]);
  const deps = { db, clock: makeFakeClock(now), bus: createEventBus(silentLogger) };
  const ages = [0, 10, 1, 2, 3];
  for (const [index, age] of ages.entries()) {
    const published = { published_at: now - age * DAY };
    await db
      .updateTable('articles')
      .set(published)
      .where('id', '=', ids[index] ?? 0)
      .execute();
  }
  const fresh = async () => (await listArticleIds(db, { view: 'unread', sort: 'fresh', now })).ids;
  const named = (...order: number[]) => order.map((index) => ids[index]);
  // 50, 50, 36, 31.9995 and 50: equal ones by date.
  expect(await fresh()).toEqual(named(0, 4, 1, 2, 3));
  await saveReaderSettings(deps, { fresh_points_per_day: 10 });
  expect(await fresh()).toEqual(named(0, 4, 2, 3, 1));
  await saveReaderSettings(deps, { fresh_points_per_day: 0 });
  expect(await fresh()).toEqual(named(1, 4, 0, 2, 3));
});

test('of more than can be listed, fresh and good lists the same as sorting all of them', async () => {
  const { db, feedId } = await makeList([]);
  await sql`
    insert into articles (feed_id, external_id, title, excerpt, word_count, published_at, fetched_at, listed_at, score)
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 9000)
    select ${feedId}, n, n, '', 0, ${now} - n * 1800000, 0, 0, (n * 7919) % 10007 / 100.07 from numbers
  `.execute(db);
  const { ids } = await listArticleIds(db, { view: 'unread', sort: 'fresh', now });
  const sorted = await sql<{ id: number }>`
    select id from articles order by score + 4 * (published_at / 86400000.0) desc, published_at desc limit 5000
  `.execute(db);
  expect(ids).toEqual(sorted.rows.map(({ id }) => id));
});

test('the owner may have what has neither score nor estimate on top, newest first, in best first alone', async () => {
  const { db, ids } = await makeList([90, null, 12, null]);
  const deps = { db, clock: makeFakeClock(now), bus: createEventBus(silentLogger) };
  await saveReaderSettings(deps, { unscored: 'top' });
  const order = async (sort: 'best' | 'lowest') =>
    (await listArticleIds(db, { view: 'unread', sort, now })).ids.map((id) => ids.indexOf(id));
  expect(await order('best')).toEqual([1, 3, 0, 2]);
  expect(await order('lowest')).toEqual([2, 0, 1, 3]);
});

test('a category lists what carries it or one below it that is not hidden, each once, and with a feed what is of both', async () => {
  const { db, feedId, ids } = await makeList([10, 20, 30, 40, 50]);
  const category = async (name: string, columns: { parent_id: number | null; hidden_at?: number }) =>
    (
      await db
        .insertInto('categories')
        .values({
          name,
          slug: name,
          weight: null,
          hidden_at: null,
          seen_at: 0,
          created_by: 'owner',
          ...columns,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const sea = await category('sea', { parent_id: null });
  const tides = await category('tides', { parent_id: sea });
  const wrecks = await category('wrecks', { parent_id: sea, hidden_at: 1 });
  const carry = (index: number, category_id: number) =>
    db
      .insertInto('article_categories')
      .values({ article_id: ids[index] ?? 0, category_id, position: 0 })
      .execute();
  await Promise.all([carry(0, sea), carry(0, tides), carry(1, tides), carry(2, wrecks), carry(4, sea)]);
  await updateMarks(db, ids[4] ?? 0, { marks: { read: true }, now });
  const other = await makeFeed(db, { title: 'Night Trains', now });
  const listed = async (view: View, categoryId: number, feed?: number) => {
    const list = await listArticleIds(db, { view, sort: 'newest', now, categoryId, feedId: feed });
    expect(list.total).toBe(list.ids.length);
    return list.ids.map((id) => ids.indexOf(id));
  };
  expect(await listed('unread', sea)).toEqual([0, 1]);
  expect(await listed('all', sea)).toEqual([0, 1, 4]);
  expect(await listed('all', tides, feedId)).toEqual([0, 1]);
  expect(await listed('all', tides, other)).toEqual([]);
  expect(await listed('unread', wrecks)).toEqual([2]);
  expect(await listed('starred', sea)).toEqual([]);
  await updateMarks(db, ids[1] ?? 0, { marks: { read: true }, now });
  expect(await listed('unread', sea)).toEqual([0]);
});
