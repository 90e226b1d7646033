import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { deleteFeedRows, updateFeed } from '#server/feeds/feed-queries.ts';
import { findOrInsertFolder } from '#server/feeds/folder-queries.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { watchSql } from '#server/testing/watch-sql.ts';
import { sortSchema, viewSchema } from '#shared/page.ts';
import { readCounts } from './count-queries.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);

/** Articles by number: what several feeds carry under one address, with more or less of the text. */
const stepArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant('refresh' as const),
    feed: fc.nat(3),
    articles: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
    words: fc.constantFrom(5, 40, 300),
  }),
  fc.record({ kind: fc.constant('delete' as const), feed: fc.nat(3) }),
  fc.record({
    kind: fc.constant('file' as const),
    feed: fc.nat(3),
    folder: fc.constantFrom(null, 'Sea', 'Land'),
  }),
  fc.record({ kind: fc.constantFrom('read' as const, 'star' as const), article: fc.nat(5) }),
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const address = (article: number) => `https://site.example/${article}`;

/** What each feed has delivered, by the plainest bookkeeping there is. Begins with an empty database. */
async function makeShelf(db: Database) {
  for (const table of ['articles', 'feeds', 'folders'] as const) await db.deleteFrom(table).execute();
  const delivered = new Map<number, Set<number>>();
  const feedIds = new Map<number, number>();
  const starredAlone = new Set<number>();
  const filed = new Map<number, number>();
  let made = 0;

  const openFeed = async (place: number) => {
    const id = feedIds.get(place) ?? (await makeFeed(db, { title: `Feed ${made++}`, now }));
    feedIds.set(place, id);
    return id;
  };
  const findArticle = (article: number) =>
    db
      .selectFrom('articles')
      .select(['id', 'starred_at'])
      .where('url', '=', address(article))
      .executeTakeFirst();

  const take = async (step: Step): Promise<void> => {
    if (step.kind === 'refresh') {
      const id = await openFeed(step.feed);
      const articles = step.articles.map((article) =>
        makeArticle({
          externalId: `${id}/${article}/x`,
          title: `${article} in ${id}`,
          url: address(article),
          wordCount: step.words,
        }),
      );
      await storeArticles(db, id, { articles, now });
      delivered.set(id, new Set([...(delivered.get(id) ?? []), ...step.articles]));
      for (const article of step.articles) starredAlone.delete(article);
    } else if (step.kind === 'file') {
      const id = await openFeed(step.feed);
      const folder = step.folder === null ? null : (await findOrInsertFolder(db, step.folder)).id;
      await updateFeed(db, id, { folder_id: folder });
      if (folder === null) filed.delete(id);
      else filed.set(id, folder);
    } else if (step.kind === 'delete') {
      const id = feedIds.get(step.feed);
      if (id === undefined) return;
      const had = delivered.get(id) ?? [];
      delivered.delete(id);
      feedIds.delete(step.feed);
      filed.delete(id);
      for (const article of had) {
        const isElsewhere = [...delivered.values()].some((other) => other.has(article));
        if (!isElsewhere && (await findArticle(article))?.starred_at != null) starredAlone.add(article);
      }
      await db.transaction().execute((transaction) => deleteFeedRows(transaction, { id, title: 'Gone' }));
    } else {
      const found = await findArticle(step.article);
      if (found)
        await updateMarks(db, found.id, {
          marks: step.kind === 'read' ? { read: true } : { starred: true },
          now,
        });
    }
  };
  return { db, take, delivered, starredAlone, filed };
}

/** Each view of each folder is the plain list, less what no feed of the folder brought. */
async function checkFolders({ db, delivered, filed }: Awaited<ReturnType<typeof makeShelf>>): Promise<void> {
  const counts = await readCounts(db, now);
  for (const [folderId, feeds] of Map.groupBy(filed.keys(), (feed) => filed.get(feed) ?? 0)) {
    const brought = new Set(feeds.flatMap((feed) => [...(delivered.get(feed) ?? [])]).map(address));
    for (const view of viewSchema.options) {
      for (const sort of sortSchema.options) {
        const everywhere = await listArticleIds(db, { view, sort, now });
        const { ids, total } = await listArticleIds(db, { view, sort, folderId, now });
        const rows = await db
          .selectFrom('articles')
          .select(['id', 'url'])
          .where('id', 'in', everywhere.ids)
          .execute();
        const inFolder = new Set(rows.filter(({ url }) => brought.has(url ?? '')).map(({ id }) => id));
        expect(ids).toEqual(everywhere.ids.filter((id) => inFolder.has(id)));
        expect(total).toBe(ids.length);
        if (view === 'unread') expect(counts.unread_by_folder[folderId] ?? 0).toBe(total);
      }
    }
  }
}

async function addressesIn(db: Database, ids: number[]) {
  const rows = await db.selectFrom('articles').select('url').where('id', 'in', ids).execute();
  return rows.map(({ url }) => url).sort();
}

test('after any history each feed and each folder lists just what it brought, each article is there once, and counts are those of the lists', async () => {
  const db = await makeDatabase();
  const property = fc.asyncProperty(
    fc.array(stepArbitrary, { minLength: 4, maxLength: 14 }),
    async (steps) => {
      const shelf = await makeShelf(db);
      const { take, delivered, starredAlone } = shelf;
      for (const step of steps) {
        await take(step);
        const all = await listArticleIds(db, { view: 'all', sort: 'newest', now });
        const expected = new Set([...[...delivered.values()].flatMap((one) => [...one]), ...starredAlone]);
        expect(await addressesIn(db, all.ids)).toEqual([...expected].map(address).sort());
        const counts = await readCounts(db, now);
        for (const [feedId, articles] of delivered) {
          const own = await listArticleIds(db, { view: 'all', sort: 'best', feedId, now });
          expect(await addressesIn(db, own.ids)).toEqual([...articles].map(address).sort());
          for (const view of viewSchema.options) {
            const { ids, total } = await listArticleIds(db, { view, sort: 'newest', feedId, now });
            const everywhere = await listArticleIds(db, { view, sort: 'newest', now });
            expect(ids).toEqual(everywhere.ids.filter((id) => own.ids.includes(id)));
            expect(total).toBe(ids.length);
            if (view === 'unread') expect(counts.unread_by_feed[feedId] ?? 0).toBe(total);
          }
        }
      }
      await checkFolders(shelf);
      expect(await findWrongCounters(db)).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test('what two feeds of a folder carry stands there once, and in each folder that has one of them', async () => {
  const db = await makeDatabase();
  const folders = [await findOrInsertFolder(db, 'Sea'), await findOrInsertFolder(db, 'Land')];
  const [sea = 0, land = 0] = folders.map(({ id }) => id);
  const feeds: number[] = [];
  for (const [title, folder] of Object.entries({ a: sea, b: sea, c: land, d: land, e: null })) {
    const feed = await makeFeed(db, { title, now });
    await updateFeed(db, feed, { folder_id: folder });
    const articles = [1, 2].map((article) => makeArticle({ title: `${article}`, url: address(article) }));
    await storeArticles(db, feed, { articles, now });
    feeds.push(feed);
  }
  for (const folderId of [sea, land]) {
    const { ids, total } = await listArticleIds(db, { view: 'unread', sort: 'best', folderId, now });
    expect([ids.length, total]).toEqual([2, 2]);
  }
  const counts = await readCounts(db, now);
  expect(counts.unread_by_folder).toEqual({ [sea]: 2, [land]: 2 });
  expect(counts.unread_by_feed).toEqual(Object.fromEntries(feeds.map((feed) => [feed, 2])));
});

test('what outlived its feed counts in the views, and under no feed', async () => {
  const db = await makeDatabase();
  const id = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added } = await storeArticles(db, id, { articles: [makeArticle()], now });
  await updateMarks(db, added[0] ?? 0, { marks: { starred: true }, now });
  await db.transaction().execute((transaction) => deleteFeedRows(transaction, { id, title: 'Gone' }));
  const { unread, starred, unread_by_feed } = await readCounts(db, now);
  expect({ unread, starred, unread_by_feed }).toEqual({ unread: 1, starred: 1, unread_by_feed: {} });
});

test('no list, count or look-up of duplicates reads a whole table', async () => {
  const db = await makeDatabase();
  const { watched, take } = watchSql(db);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  await storeArticles(watched, feedId, { articles: [makeArticle()], now });
  const { id: folderId } = await findOrInsertFolder(db, 'Sea');
  await updateFeed(db, feedId, { folder_id: folderId });
  for (const view of viewSchema.options) {
    await listArticleIds(watched, { view, sort: 'newest', feedId, now });
    await listArticleIds(watched, { view, sort: 'newest', folderId, now });
  }
  await readCounts(watched, now);
  const asked = take();
  expect(asked.length).toBeGreaterThan(10);
  for (const query of asked) {
    const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(query.sql)}`.execute(db);
    const steps = plan.rows.map(({ detail }) => detail);
    // What was collected already, under the name of the table.
    const collected = steps.filter((step) => step === 'CO-ROUTINE articles').length;
    const scans = steps.filter((step) => /^SCAN (articles|article_duplicates)$/.test(step)).slice(collected);
    expect({ query: query.sql, scans }).toEqual({ query: query.sql, scans: [] });
  }
});
