import { expect, test } from 'vitest';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { getArticle } from './article-queries.ts';
import type { IncomingArticle } from './incoming-article.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);

async function makeShelf() {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  return {
    db,
    feedId,
    store: (articles: IncomingArticle[], at = now) => storeArticles(db, feedId, { articles, now: at }),
    rows: () => db.selectFrom('articles').selectAll().orderBy('id').execute(),
  };
}

const enclosure = { url: 'https://site.example/1.mp3', type: 'audio/mpeg', length: 9_000, duration: 60 };

test('the same articles stored twice are the same rows', async () => {
  const { store, rows } = await makeShelf();
  const articles = makeArticles(120);
  expect((await store(articles)).added).toHaveLength(120);
  const before = await rows();
  expect(await store(articles, now + 1_000)).toEqual({ added: [], updated: [] });
  expect(await rows()).toEqual(before);
});

test('an article has everything that the feed said of it', async () => {
  const { db, store } = await makeShelf();
  const full = {
    tags: ['sea', 'power', 'sea'],
    enclosures: [enclosure],
    summary: 'In short',
    commentsUrl: 'https://site.example/talk',
  };
  const { added } = await store([makeArticle({ ...full, author: 'Ada', updatedAt: now - 5 })]);
  expect(await getArticle(db, added[0] ?? 0, now)).toMatchObject({
    feed_title: 'Tidal Notes',
    author: 'Ada',
    summary: 'In short',
    comments_url: 'https://site.example/talk',
    feed_tags: ['power', 'sea'],
    enclosures: [enclosure],
    updated_at: new Date(now - 5).toISOString(),
    content_html: '<p>A write-ahead log keeps every change before the table changes. We measured it.</p>',
    state: 'not_queued',
  });
});

test('what the feed changed is changed; marks, dates of first sight and the judgement stay', async () => {
  const { db, store } = await makeShelf();
  const { added } = await store([makeArticle({ externalId: 'one', tags: ['old'], enclosures: [enclosure] })]);
  const id = added[0] ?? 0;
  await updateMarks(db, id, { marks: { read: true, starred: true }, now });
  await db.updateTable('articles').set({ score: 77, state: 'judged' }).where('id', '=', id).execute();
  const changed = makeArticle({ externalId: 'one', title: 'Corrected', text: 'New text.', tags: ['new'] });
  expect(await store([changed], now + 60_000)).toEqual({ added: [], updated: [id] });
  expect(await getArticle(db, id, now)).toMatchObject({
    title: 'Corrected',
    content_html: '<p>New text.</p>',
    feed_tags: ['new'],
    enclosures: [],
    read: true,
    starred: true,
    score: 77,
    state: 'judged',
    updated_at: new Date(now + 60_000).toISOString(),
  });
  const { published_at, fetched_at } = await db.selectFrom('articles').selectAll().executeTakeFirstOrThrow();
  expect({ published_at, fetched_at }).toEqual({ published_at: makeArticle().publishedAt, fetched_at: now });
});

test('an item that stands twice in one document is stored once, as it stands last', async () => {
  const { store, rows } = await makeShelf();
  await store([
    makeArticle({ externalId: 'one', title: 'First' }),
    makeArticle({ externalId: 'one', title: 'Second' }),
  ]);
  expect((await rows()).map(({ title }) => title)).toEqual(['Second']);
});

test('the same external id in two feeds is two articles', async () => {
  const { db, store, rows } = await makeShelf();
  const other = await makeFeed(db, { title: 'Night Trains', now });
  await store([makeArticle({ externalId: '1', url: 'https://tides.example/1' })]);
  const others = [makeArticle({ externalId: '1', url: 'https://trains.example/1' })];
  await storeArticles(db, other, { articles: others, now });
  expect(await rows()).toHaveLength(2);
});

test('a date in the future or none at all becomes the time of first sight', async () => {
  const { store, rows } = await makeShelf();
  await store([
    makeArticle({ externalId: 'future', publishedAt: now + 86_400_000 }),
    makeArticle({ externalId: 'none', publishedAt: null }),
    makeArticle({ externalId: 'only updated', publishedAt: null, updatedAt: now - 7 }),
  ]);
  expect((await rows()).map(({ published_at }) => published_at)).toEqual([now, now, now - 7]);
});

test('when one article of a batch cannot be stored, none of its batch is, and what came before stays', async () => {
  const { store, rows } = await makeShelf();
  const broken = makeArticle({ title: 'Broken', wordCount: Number.NaN });
  await expect(
    store([...makeArticles(20), makeArticle({ title: 'In the second batch' }), broken]),
  ).rejects.toThrow();
  expect(await rows()).toHaveLength(20);
});
