import { expect, test } from 'vitest';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { renameItems } from './rename-items-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);

async function makeShelf(...externalIds: string[]) {
  const db = await makeDatabase();
  const feed = await makeFeed(db, { title: 'Tidal Notes', now });
  const articles = externalIds.map((externalId) => makeArticle({ title: externalId, externalId, url: null }));
  await storeArticles(db, feed, { articles, now });
  const names = async () => {
    const rows = await db.selectFrom('articles').select('external_id').orderBy('id').execute();
    return rows.map(({ external_id }) => external_id);
  };
  const rename = (ids: string[], listed = ids) => renameItems(db, feed, { ids, listed });
  return { db, feed, names, rename };
}

test('what goes by its address is known by that with the other scheme, and goes by that from then on', async () => {
  const { names, rename } = await makeShelf('http://tides.example/1', 'https://tides.example/2');
  await rename(['https://tides.example/1', 'http://tides.example/2', 'https://tides.example/3']);
  expect(await names()).toEqual(['https://tides.example/1', 'http://tides.example/2']);
});

test('what has a name that is no address, and what another feed calls so, stays', async () => {
  const { db, names, rename } = await makeShelf('tag:tides.example,2026:1');
  const other = await makeFeed(db, { title: 'Link Log', now });
  await storeArticles(db, other, {
    articles: [makeArticle({ title: 'b', externalId: 'http://tides.example/1', url: null })],
    now,
  });
  await rename(['tag:tides.example,2026:1', 'https://tides.example/1']);
  expect(await names()).toEqual(['tag:tides.example,2026:1', 'http://tides.example/1']);
});

test('two items that a document lists under both schemes stay two', async () => {
  const { names, rename } = await makeShelf('http://tides.example/1');
  await rename(['https://tides.example/1'], ['http://tides.example/1', 'https://tides.example/1']);
  expect(await names()).toEqual(['http://tides.example/1']);
  const both = await makeShelf('http://tides.example/1', 'https://tides.example/1');
  await both.rename(['https://tides.example/1']);
  expect(await both.names()).toEqual(['http://tides.example/1', 'https://tides.example/1']);
});

test('what retention removed stays away, and a duplicate keeps its article', async () => {
  const { db, feed, rename } = await makeShelf('a');
  const { id } = await db.selectFrom('articles').select('id').executeTakeFirstOrThrow();
  const row = { feed_id: feed, seen_at: now };
  await db
    .insertInto('removed_articles')
    .values({ ...row, external_id: 'http://tides.example/1' })
    .execute();
  await db
    .insertInto('article_duplicates')
    .values({ ...row, article_id: id, external_id: 'http://tides.example/2', url: null, title: 'b' })
    .execute();
  await rename(['https://tides.example/1', 'https://tides.example/2']);
  expect(await db.selectFrom('removed_articles').select('external_id').execute()).toEqual([
    { external_id: 'https://tides.example/1' },
  ]);
  expect(await db.selectFrom('article_duplicates').select('external_id').execute()).toEqual([
    { external_id: 'https://tides.example/2' },
  ]);
});
