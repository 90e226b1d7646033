import { expect, test } from 'vitest';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);
const HOUR = 3_600_000;

async function makeTwoFeeds({ mutedUntil }: { mutedUntil: number | null }) {
  const db = await makeDatabase();
  const muted = await makeFeed(db, { title: 'Link Log', now });
  const other = await makeFeed(db, { title: 'Tidal Notes', now });
  await updateFeed(db, muted, { muted_until: mutedUntil });
  const article = (feed: number, words = 20) =>
    makeArticle({ externalId: `${feed}/tide`, url: 'https://tides.example/spring', wordCount: words });
  const store = (feed: number, at = now, words = 20) =>
    storeArticles(db, feed, { articles: [article(feed, words)], now: at });
  const unread = async (feedId?: number) =>
    (await listArticleIds(db, { view: 'unread', sort: 'best', feedId, now })).ids;
  const stored = () =>
    db.selectFrom('articles').select(['feed_id', 'state', 'read_at', 'listed_at']).executeTakeFirstOrThrow();
  return { db, muted, other, store, unread, stored };
}

test('articles of a muted feed come as read until the time that was set', async () => {
  const { db, muted, unread, store, stored } = await makeTwoFeeds({ mutedUntil: now + HOUR });
  const { added } = await store(muted);
  expect(added).toHaveLength(1);
  expect(await unread()).toEqual([]);
  expect(await stored()).toMatchObject({ read_at: now, state: 'new' });
  const later = await storeArticles(db, muted, {
    articles: [makeArticle({ title: 'Later' })],
    now: now + HOUR,
  });
  expect(await unread()).toEqual(later.added);
});

test('what came as read enters Unread when a feed that is not muted brings it, and belongs to that one', async () => {
  const { muted, other, unread, store, stored } = await makeTwoFeeds({ mutedUntil: now + 9 * HOUR });
  await store(muted);
  const { added } = await store(other, now + HOUR);
  expect(added).toHaveLength(1);
  expect(await unread(other)).toEqual(added);
  expect(await stored()).toEqual({ feed_id: other, state: 'new', read_at: null, listed_at: now + HOUR });
});

test('what the owner has read stays read when another feed brings it', async () => {
  const { db, muted, other, unread, store } = await makeTwoFeeds({ mutedUntil: null });
  const { added } = await store(muted);
  await updateMarks(db, added[0] ?? 0, { marks: { read: true }, now: now + 1 });
  expect(await store(other, now + HOUR)).toEqual({ added: [], updated: added });
  expect(await unread()).toEqual([]);
});

test('an unread article stays unread when a muted feed brings it too, even with much more text', async () => {
  const { muted, other, unread, store } = await makeTwoFeeds({ mutedUntil: now + 9 * HOUR });
  const { added } = await store(other);
  await store(muted, now + HOUR, 2_000);
  expect(await unread(other)).toEqual(added);
});
