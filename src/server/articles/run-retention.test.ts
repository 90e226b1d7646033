import { expect, test } from 'vitest';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { getArticle } from './article-queries.ts';
import type { IncomingArticle } from './incoming-article.ts';
import { updateMarks } from './mark-queries.ts';
import { noteListed } from './removed-queries.ts';
import { countDue } from './retention-queries.ts';
import { runRetention } from './run-retention.ts';
import { storeArticles } from './store-articles.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 20);

async function makeShelf() {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { signal } = new AbortController();
  const store = (articles: IncomingArticle[], feed = feedId) =>
    storeArticles(db, feed, { articles, now: now - 400 * DAY });
  /** Stores an article that was read so many days ago; returns its id. */
  const read = async (days: number, article: Partial<IncomingArticle> = {}) => {
    const { added } = await store([makeArticle({ title: `Read ${days} days ago`, ...article })]);
    const id = added[0] ?? 0;
    await updateMarks(db, id, { marks: { read: true }, now: now - days * DAY });
    return id;
  };
  const titles = async () => {
    const rows = await db
      .selectFrom('articles')
      .select(['title', 'content_removed_at'])
      .orderBy('id')
      .execute();
    return rows.map((row) => (row.content_removed_at === null ? row.title : `(${row.title})`));
  };
  const run = (days: number | null = 90, at = now) => runRetention(db, { days, now: at, signal });
  return { db, feedId, store, read, run, titles };
}

const enclosure = { url: 'https://site.example/1.mp3', type: 'audio/mpeg', length: 9_000, duration: 60 };

test('the text goes after the days, the article after twice as many, and neither a day before', async () => {
  const { db, read, run, titles } = await makeShelf();
  const ids = [];
  for (const days of [89, 90, 179, 180]) ids.push(await read(days, { summary: 'In short', tags: ['sea'] }));
  const rule = { days: 90, now };
  expect(await countDue(db, rule)).toEqual({ articles: 1, contents: 2 });
  expect(await run()).toEqual({ articles: [ids[3]], contents: [ids[2], ids[1]] });
  expect(await titles()).toEqual(['Read 89 days ago', '(Read 90 days ago)', '(Read 179 days ago)']);
  expect(await getArticle(db, ids[1] ?? 0, now)).toMatchObject({
    content_html: '',
    summary: null,
    content_removed_at: new Date(now).toISOString(),
    excerpt: makeArticle().excerpt,
    feed_tags: ['sea'],
    read: true,
  });
  expect(await countDue(db, rule)).toEqual({ articles: 0, contents: 0 });
  expect(await run()).toEqual({ articles: [], contents: [] });
});

test('nothing goes that is starred, unread, in the queue or being judged', async () => {
  const { db, read, run, titles } = await makeShelf();
  const [starred, unread, queued, rejudged] = [
    await read(400, { title: 'Starred' }),
    await read(400, { title: 'Unread' }),
    await read(400, { title: 'Queued' }),
    await read(400, { title: 'Rejudged' }),
  ];
  await updateMarks(db, starred, { marks: { starred: true }, now });
  await updateMarks(db, unread, { marks: { read: false }, now });
  for (const id of [queued, rejudged]) {
    const job = { article_id: id, reason: 'by_hand', stages: 'both', enqueued_at: now } as const;
    await db.insertInto('judging_jobs').values(job).execute();
  }
  await db.updateTable('articles').set({ state: 'waiting' }).where('id', '=', queued).execute();
  await db.updateTable('articles').set({ rejudging: 1 }).where('id', '=', rejudged).execute();
  expect(await countDue(db, { days: 1, now })).toEqual({ articles: 0, contents: 0 });
  await run(1);
  expect(await titles()).toEqual(['Starred', 'Unread', 'Queued', 'Rejudged']);
});

test('a feed keeps what it brings by days of its own: 0 is for ever, and never for all is not for it', async () => {
  const { db, feedId, read, run, titles } = await makeShelf();
  await read(400);
  await updateFeed(db, feedId, { retention_days: 0 });
  await run(90);
  expect(await titles()).toEqual(['Read 400 days ago']);
  await updateFeed(db, feedId, { retention_days: null });
  await run(null);
  expect(await titles()).toEqual(['Read 400 days ago']);
  await updateFeed(db, feedId, { retention_days: 300 });
  await run(null);
  expect(await titles()).toEqual(['(Read 400 days ago)']);
});

test('an article in several feeds stays as long as the one that keeps it longest', async () => {
  const { db, read, store, run, titles } = await makeShelf();
  const other = await makeFeed(db, { title: 'Planet', now });
  await read(100, { title: 'Shared' });
  await store([makeArticle({ title: 'Shared', externalId: 'planet:1' })], other);
  await updateFeed(db, other, { retention_days: 0 });
  await run(10);
  expect(await titles()).toEqual(['Shared']);
  await updateFeed(db, other, { retention_days: 60 });
  await run(10);
  expect(await titles()).toEqual(['(Shared)']);
  await updateFeed(db, other, { retention_days: null });
  await run(10);
  expect(await titles()).toEqual([]);
  // Neither feed brings it back.
  await store([makeArticle({ title: 'Shared' })]);
  await store([makeArticle({ title: 'Shared', externalId: 'planet:1' })], other);
  expect(await titles()).toEqual([]);
});

test('a text that was removed does not come back with the feed, whatever the feed makes of the item', async () => {
  const { db, read, store, run } = await makeShelf();
  const id = await read(100, { enclosures: [enclosure] });
  await run();
  const again = makeArticle({ title: 'Read 100 days ago', enclosures: [enclosure] });
  expect(await store([again])).toEqual({ added: [], updated: [] });
  const longer = { ...again, html: '<p>More</p>', text: 'More', wordCount: 900 };
  expect(await store([longer])).toEqual({ added: [], updated: [] });
  const other = await makeFeed(db, { title: 'Planet', now });
  await store([{ ...longer, externalId: 'planet:1' }], other);
  await store([{ ...longer, externalId: 'planet:1', wordCount: 1_800 }], other);
  expect(await getArticle(db, id, now)).toMatchObject({ content_html: '', enclosures: [enclosure] });
});

test('a vote stands without its article, with all that it teaches', async () => {
  const { db, read, run, titles } = await makeShelf();
  const id = await read(100);
  const bytes = new Uint8Array([1, 2, 3]);
  const vector = { source: 'words', digest: 'd', text_hash: 'h', vector: bytes, codes: bytes } as const;
  const other = await read(100, { title: 'Without a vote' });
  for (const article_id of [id, other]) {
    await db
      .insertInto('article_vectors')
      .values({ article_id, language: 'english', ...vector })
      .execute();
  }
  await db
    .insertInto('feedback')
    .values({
      ...{
        article_id: id,
        verdict: 'more',
        voted_at: now,
        title: 'Read',
        url: null,
        feed_title: 'Tidal Notes',
      },
      ...{ excerpt: '', words: bytes, codes: bytes, embedding: null, embedding_digest: null },
    })
    .execute();
  await run();
  const vectors = await db.selectFrom('article_vectors').select('article_id').execute();
  expect(vectors).toEqual([{ article_id: id }]);
  await run(90, now + 90 * DAY);
  expect(await titles()).toEqual([]);
  expect(await db.selectFrom('feedback').select(['article_id', 'words']).execute()).toEqual([
    { article_id: null, words: bytes },
  ]);
});

test('a run that is ended goes no further than its part, and the next one does the rest', async () => {
  const { db, store, titles } = await makeShelf();
  const articles = Array.from({ length: 60 }, (_, index) => makeArticle({ title: `Article ${index}` }));
  await store(articles);
  await db
    .updateTable('articles')
    .set({ read_at: now - 400 * DAY, state: 'not_queued' })
    .execute();
  const stopping = new AbortController();
  const run = runRetention(db, { days: 90, now, signal: stopping.signal });
  setImmediate(() => stopping.abort());
  const { articles: gone } = await run;
  const left = (await titles()).length;
  expect(gone.length + left).toBe(60);
  expect(left).toBeGreaterThan(0);
  await runRetention(db, { days: 90, now, signal: new AbortController().signal });
  expect(await titles()).toEqual([]);
});

test('a removed item is forgotten half a year after its feed listed it last', async () => {
  const { db, feedId, read, run } = await makeShelf();
  await read(400);
  await run();
  const known = () => db.selectFrom('removed_articles').select(['external_id', 'seen_at']).execute();
  const [item] = await known();
  const externalId = item?.external_id ?? '';
  const listed = (days: number, externalIds: string[]) =>
    noteListed(db, feedId, { externalIds, now: now + days * DAY });
  await listed(100, ['another', externalId]);
  expect(await known()).toEqual([{ external_id: externalId, seen_at: now + 100 * DAY }]);
  await listed(280, ['another']);
  expect(await known()).toHaveLength(1);
  await listed(281, ['another']);
  expect(await known()).toEqual([]);
});
