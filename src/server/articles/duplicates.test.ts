import { expect, test } from 'vitest';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import type { Article } from '#shared/article.ts';
import { getArticle } from './article-queries.ts';
import { readCounts } from './count-queries.ts';
import { passOnArticles } from './duplicate-queries.ts';
import type { IncomingArticle } from './incoming-article.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);
const url = 'https://tides.example/spring?utm_source=rss';
const sameUrl = 'http://www.tides.example/spring/#comments';
const long = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');

async function makeTwoFeeds() {
  const db = await makeDatabase();
  const feed = await makeFeed(db, { title: 'Tidal Notes', now });
  const other = await makeFeed(db, { title: 'Link Log', now });
  return {
    db,
    feed,
    other,
    store: (feedId: number, articles: IncomingArticle[], at = now) =>
      storeArticles(db, feedId, { articles, now: at }),
    unread: async (feedId?: number) =>
      (await listArticleIds(db, { view: 'unread', sort: 'newest', feedId, now })).ids,
    article: (id: number) => getArticle(db, id, now),
    duplicates: () => db.selectFrom('article_duplicates').selectAll().orderBy('id').execute(),
  };
}

const item = (article: Partial<IncomingArticle> = {}) =>
  makeArticle({ title: 'Spring tide', externalId: 'a', url, ...article });
const sameItem = (article: Partial<IncomingArticle> = {}) =>
  item({ title: 'Spring tide (tides.example)', externalId: 'b', url: sameUrl, ...article });

/** Both feeds carry one article, which came with the first. */
async function makeShared() {
  const shelf = await makeTwoFeeds();
  const { added } = await shelf.store(shelf.feed, [item()]);
  const id = added[0] ?? 0;
  const joined = await shelf.store(shelf.other, [sameItem()]);
  return { ...shelf, id, joined };
}

const alsoIn = ({ also_in: others }: Pick<Article, 'also_in'>) => others;

test('an article that comes in two feeds is one article, and says where else it stands', async () => {
  const { id, joined, unread, article, feed, other, db } = await makeShared();
  expect(joined).toEqual({ added: [], updated: [id] });
  expect(await unread()).toEqual([id]);
  expect(await article(id)).toMatchObject({ feed_id: feed, title: 'Spring tide', url });
  expect(alsoIn(await article(id))).toEqual([
    { feed_id: other, feed_title: 'Link Log', url: sameUrl, title: 'Spring tide (tides.example)' },
  ]);
  expect(await unread(feed)).toEqual([id]);
  expect(await unread(other)).toEqual([id]);
  expect(await readCounts(db, now)).toMatchObject({ unread: 1, unread_by_feed: { [feed]: 1, [other]: 1 } });
});

test('the same documents again change nothing', async () => {
  const { store, feed, other, duplicates } = await makeShared();
  const before = await duplicates();
  const nothing = { added: [], updated: [] };
  expect(await store(other, [sameItem()], now + 1_000)).toEqual(nothing);
  expect(await store(feed, [item()], now + 1_000)).toEqual(nothing);
  expect(await duplicates()).toEqual(before);
});

test('read in one feed is read in the other', async () => {
  const { db, id, other, unread } = await makeShared();
  await updateMarks(db, id, { marks: { read: true }, now });
  expect(await unread(other)).toEqual([]);
  expect((await readCounts(db, now)).unread_by_feed).toEqual({});
});

test('what another feed calls it now is what the article says of that feed', async () => {
  const { store, other, id, article } = await makeShared();
  expect(await store(other, [sameItem({ title: 'Renamed' })])).toEqual({ added: [], updated: [id] });
  expect(alsoIn(await article(id))).toMatchObject([{ feed_id: other, title: 'Renamed' }]);
  expect(await article(id)).toMatchObject({ title: 'Spring tide' });
});

test('an item that gets another address becomes an article of its own', async () => {
  const { store, other, id, article, unread } = await makeShared();
  const { added } = await store(other, [sameItem({ url: 'https://tides.example/neap' })]);
  expect(added).toHaveLength(1);
  expect(alsoIn(await article(id))).toEqual([]);
  expect(await unread(other)).toEqual(added);
});

test('an item stays a duplicate when the article’s own address changes', async () => {
  const { db, store, feed, other, id, article } = await makeShared();
  await store(feed, [item({ url: 'https://tides.example/spring-tide' })]);
  expect(await store(other, [sameItem({ title: 'Renamed' })])).toEqual({ added: [], updated: [id] });
  expect(alsoIn(await article(id))).toHaveLength(1);
  // Under its new address it is known too.
  const third = await makeFeed(db, { title: 'Library', now });
  const moved = item({ externalId: 'c', url: 'https://tides.example/spring-tide' });
  expect(await store(third, [moved])).toEqual({ added: [], updated: [id] });
});

test('items that share an address within one feed are articles of their own, there and elsewhere', async () => {
  const { store, feed, other, unread, duplicates } = await makeTwoFeeds();
  const changes = (feedName: string) =>
    [1, 2, 3].map((version) =>
      item({
        externalId: `${feedName} ${version}`,
        title: `Version ${version}`,
        url: 'https://tool.example/changes',
      }),
    );
  const [first, ...rest] = changes('one');
  await store(feed, [first ?? item()]);
  await store(feed, rest);
  const mine = await unread();
  expect(mine).toHaveLength(3);
  expect((await store(other, changes('two'))).added).toHaveLength(3);
  const [lone] = changes('lone');
  await store(feed, [{ ...(lone ?? item()), url: 'https://other.example/changes' }]);
  const several = changes('several').map((one) => ({ ...one, url: 'https://other.example/changes' }));
  expect((await store(other, several)).added).toHaveLength(3);
  expect(
    (await store(other, [item({ externalId: 'next', url: 'https://tool.example/changes' })])).added,
  ).toHaveLength(1);
  expect(await duplicates()).toEqual([]);
});

test('items that link to a site’s front page are never the same article', async () => {
  const { store, feed, other } = await makeTwoFeeds();
  await store(feed, [item({ url: 'https://site.example/' })]);
  expect((await store(other, [sameItem({ url: 'https://site.example' })])).added).toHaveLength(1);
});

test('the full text wins over an aggregator that was quicker: the article is the author’s from then on', async () => {
  const { store, feed, other, article, unread } = await makeTwoFeeds();
  const line = item({
    title: 'Spring tide [video]',
    text: 'Comments',
    html: '<p>Comments</p>',
    wordCount: 1,
  });
  const { added } = await store(feed, [line]);
  const id = added[0] ?? 0;
  const full = sameItem({ text: long, html: `<p>${long}</p>`, wordCount: 200 });
  expect(await store(other, [full])).toEqual({ added: [], updated: [id] });
  const taken = {
    feed_id: other,
    title: full.title,
    content_html: full.html,
    external_id: 'b',
    word_count: 200,
  };
  expect(await article(id)).toMatchObject(taken);
  expect(alsoIn(await article(id))).toMatchObject([{ feed_id: feed, title: line.title, url }]);
  expect([await unread(feed), await unread(other)]).toEqual([[id], [id]]);
  // Neither document takes it back.
  expect(await store(feed, [line])).toEqual({ added: [], updated: [] });
  expect(await store(other, [full])).toEqual({ added: [], updated: [] });
  expect(await article(id)).toMatchObject(taken);
});

test('a duplicate that grows into the whole article gives it its text', async () => {
  const { store, other, id, article } = await makeShared();
  await store(other, [sameItem({ text: long, html: `<p>${long}</p>`, wordCount: 200 })]);
  expect(await article(id)).toMatchObject({ feed_id: other, word_count: 200 });
});

test.each([
  [150, 200],
  [10, 30],
])('a little more text is no reason to take it: %i words stay, and %i come', async (has, brings) => {
  const { store, feed, other, article } = await makeTwoFeeds();
  const { added } = await store(feed, [item({ wordCount: has })]);
  await store(other, [sameItem({ wordCount: brings })]);
  expect(await article(added[0] ?? 0)).toMatchObject({ feed_id: feed, word_count: has });
});

test('when its feed goes, the article goes to the one that carries it too, with all that is known of it', async () => {
  const { db, feed, other, store, id, article, duplicates } = await makeShared();
  await updateMarks(db, id, { marks: { read: true, starred: true }, now });
  await db
    .updateTable('articles')
    .set({ score: 77, estimate: 60, state: 'judged' })
    .where('id', '=', id)
    .execute();
  expect(await passOnArticles(db, feed)).toEqual([id]);
  await db.deleteFrom('feeds').where('id', '=', feed).execute();
  const kept = { feed_id: other, title: 'Spring tide', read: true, starred: true, score: 77, estimate: 60 };
  expect(await article(id)).toMatchObject({ ...kept, also_in: [], state: 'judged' });
  expect(await duplicates()).toEqual([]);
  // An item with less text leaves it as it is; the next change of it counts as always.
  const less = sameItem({ text: 'Comments', wordCount: 1 });
  expect(await store(other, [less])).toEqual({ added: [], updated: [] });
  expect(await article(id)).toMatchObject({ ...kept, word_count: item().wordCount });
  expect(await store(other, [{ ...less, title: 'Changed' }])).toEqual({ added: [], updated: [id] });
  expect(await article(id)).toMatchObject({ title: 'Changed', starred: true, score: 77 });
});

test('of three feeds the second has it, and then the third', async () => {
  const { db, feed, other, store, id, article, unread } = await makeShared();
  const third = await makeFeed(db, { title: 'Library', now });
  await store(third, [item({ externalId: 'c' })]);
  expect(alsoIn(await article(id)).map(({ feed_id }) => feed_id)).toEqual([other, third]);
  for (const [gone, heir] of [
    [feed, other],
    [other, third],
  ] as const) {
    await passOnArticles(db, gone);
    await db.deleteFrom('feeds').where('id', '=', gone).execute();
    expect(await article(id)).toMatchObject({ feed_id: heir });
    expect(await unread(third)).toEqual([id]);
  }
});

test('an article that is deleted takes its duplicates along; what comes again is new', async () => {
  const { db, store, other, id, duplicates } = await makeShared();
  await db.deleteFrom('articles').where('id', '=', id).execute();
  expect(await duplicates()).toEqual([]);
  expect((await store(other, [sameItem()])).added).toHaveLength(1);
});

test('a starred article whose feed is gone belongs to the feed that brings it again', async () => {
  const { db, store, feed, other, article } = await makeTwoFeeds();
  const { added } = await store(feed, [item()]);
  const id = added[0] ?? 0;
  await updateMarks(db, id, { marks: { starred: true }, now });
  await db.updateTable('articles').set({ feed_id: null, gone_feed_title: 'Tidal Notes' }).execute();
  expect(await store(other, [sameItem()])).toEqual({ added: [], updated: [id] });
  expect(await article(id)).toMatchObject({
    feed_id: other,
    feed_title: 'Link Log',
    starred: true,
    also_in: [],
  });
});

test('what came in a feed that is never judged is queued when it comes in another one', async () => {
  const { db, store, feed, other } = await makeTwoFeeds();
  await db.updateTable('feeds').set({ never_judge: 1 }).where('id', '=', feed).execute();
  const { added } = await store(feed, [item()]);
  await db.updateTable('articles').set({ state: 'not_queued' }).execute();
  await store(other, [sameItem()]);
  expect(await db.selectFrom('articles').select(['id', 'state', 'feed_id']).execute()).toEqual([
    { id: added[0], state: 'new', feed_id: other },
  ]);
});

test('articles from before addresses were compared are recognised once their feed was read again', async () => {
  const { db, store, feed, other } = await makeTwoFeeds();
  await store(feed, makeArticles(3));
  await db.updateTable('articles').set({ url_key: null }).execute();
  expect(await store(feed, makeArticles(3))).toEqual({ added: [], updated: [] });
  expect((await store(other, makeArticles(3))).added).toEqual([]);
});
