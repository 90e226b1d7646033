import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { findEstimable } from './estimate-queries.ts';
import { listUnreadIds, listUnreadTexts, type ReadText, storeReadTexts } from './vector-queries.ts';

async function makeShelf() {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: 1 });
  const store = (title: string, text = 'Waves.') =>
    storeArticles(db, feedId, { articles: [makeArticle({ externalId: title, title, text })], now: 1 });
  const titles = ['One', 'Two', 'Three'];
  const ids: number[] = [];
  for (const title of titles) ids.push(...(await store(title)).added);
  const texts = await listUnreadTexts(db, ids, ['d']);
  return { db, store, ids, texts };
}

const read = (article: { id: number; hash: string }, rest: Partial<ReadText> = {}): ReadText => ({
  id: article.id,
  hash: article.hash,
  language: 'english',
  words: undefined,
  codes: new Uint32Array(),
  ...rest,
});

const digests = { words: ['d'], embedding: undefined };

test('vectors and words come back as they were stored, and one without a vector counts as read', async () => {
  const { db, ids, texts } = await makeShelf();
  const [one, two, three] = texts;
  if (!one || !two || !three) throw new Error('all three wait');
  const words = [Int8Array.of(-127, 0, 5), Int8Array.of(1, 2, 127)];
  const codes = [Uint32Array.of(4_294_967_295, 0, 7), Uint32Array.of(1)];
  const articles = [
    read(one, { words: words[0], codes: codes[0] ?? new Uint32Array() }),
    read(two, { language: 'other', codes: codes[1] ?? new Uint32Array() }),
    read(three, { words: words[1] }),
  ];
  await storeReadTexts(db, articles, 'd');
  const stored = await findEstimable(db, digests, ids);
  expect(stored.map((article) => article.words)).toEqual([words[0], undefined, words[1]]);
  expect(stored.map((article) => article.codes)).toEqual([codes[0], codes[1], new Uint32Array()]);
  expect(stored.map(({ isRead }) => isRead)).toEqual([true, true, true]);
  expect(await listUnreadIds(db, ids, ['d'])).toEqual([]);
  expect(await listUnreadIds(db, ids, ['another table'])).toEqual(ids);
});

test('what was made from a text that has changed meanwhile, or from an article that went, is not stored', async () => {
  const { db, store, ids, texts } = await makeShelf();
  await store('Two', 'Other waves.');
  await db
    .deleteFrom('articles')
    .where('id', '=', ids[2] ?? 0)
    .execute();
  await storeReadTexts(
    db,
    texts.map((text) => read(text)),
    'd',
  );
  expect(await listUnreadIds(db, ids.slice(0, 2), ['d'])).toEqual([ids[1]]);
});

test('a changed text takes its vectors with it', async () => {
  const { db, store, ids, texts } = await makeShelf();
  await storeReadTexts(
    db,
    texts.map((text) => read(text)),
    'd',
  );
  await store('One', 'Other waves.');
  expect(await listUnreadIds(db, ids, ['d'])).toEqual([ids[0]]);
});
