import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { findFeedByUrl, insertFeed, listNewestDates } from './feed-queries.ts';

const now = Date.UTC(2026, 10, 20);

test('an address is stored once', async () => {
  const db = await makeDatabase();
  const feed = { url: 'https://feeds.example/new', title: 'New', now };
  expect(await insertFeed(db, feed)).toEqual(expect.any(Number));
  expect(await insertFeed(db, feed)).toBeUndefined();
});

test('a feed is found by its address, also where an old row has a login in it', async () => {
  const db = await makeDatabase();
  const plain = await insertFeed(db, { url: 'https://feeds.example/@ada', title: 'Plain', now });
  const old = await insertFeed(db, { url: 'https://ada:secret@feeds.example/x', title: 'Old', now });
  expect(await findFeedByUrl(db, 'https://feeds.example/@ada')).toEqual({ id: plain });
  expect(await findFeedByUrl(db, 'https://feeds.example/x')).toMatchObject({ id: old });
  expect(await findFeedByUrl(db, 'https://feeds.example/@')).toBeUndefined();
});

test('how often a feed changes is told by all it carries, whichever feed brought it first', async () => {
  const db = await makeDatabase();
  const first = await makeFeed(db, { title: 'Tidal Notes', now });
  const second = await makeFeed(db, { title: 'Link Log', now });
  const articles = makeArticles(12);
  await storeArticles(db, first, { articles: articles.slice(0, 6), now });
  await storeArticles(db, second, { articles, now });
  expect(await listNewestDates(db, second)).toEqual(
    articles.slice(0, 10).map(({ publishedAt }) => publishedAt),
  );
});
