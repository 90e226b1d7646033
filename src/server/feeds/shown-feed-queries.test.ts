import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { insertFeed, updateFeed } from './feed-queries.ts';
import { getFeed, listFeeds } from './shown-feed-queries.ts';

const now = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;

test('feeds are listed by name without case, and one without any name by its address, never with its login', async () => {
  const db = await makeDatabase();
  for (const title of ['beta', 'Alpha', 'Gamma']) await makeFeed(db, { title, now });
  await insertFeed(db, { url: 'https://ada:secret@feeds.example/x', title: '', now });
  const feeds = await listFeeds(db, now);
  expect(feeds.map(({ title }) => title)).toEqual(['Alpha', 'beta', 'Gamma', 'https://feeds.example/x']);
  expect(feeds.map(({ has_login }) => has_login)).toEqual([false, false, false, true]);
  expect(JSON.stringify(feeds)).not.toContain('secret');
});

/** A feed with articles that are so many days old; the first `read` of them are read. */
async function makeActive(ages: number[], { read, addedAt = 0 }: { read: number; addedAt?: number }) {
  const db = await makeDatabase();
  const id = await makeFeed(db, { title: 'Tidal Notes', now });
  await updateFeed(db, id, { added_at: addedAt });
  const articles = ages.map((age) => makeArticle({ title: `${age} days old`, publishedAt: now - age * DAY }));
  const { added } = await storeArticles(db, id, { articles, now });
  const ids = added.slice(0, read);
  await db.updateTable('articles').set({ read_at: now }).where('id', 'in', ids).execute();
  return { db, id, articles };
}

test('the rate is the mean of eight weeks, and the share that was read is of 90 days', async () => {
  const { db, id } = await makeActive([1, 2, 3, 40, 57, 89, 91], { read: 2 });
  const shown = { article_count: 7, articles_per_week: 0.5, share_read: 2 / 6 };
  expect(await getFeed(db, id, now)).toMatchObject(shown);
  expect(await listFeeds(db, now)).toMatchObject([shown]);
});

test('a feed that was added a moment ago has the rate of the days that its document tells of', async () => {
  const busy = await makeActive(
    Array.from({ length: 20 }, (_, index) => index * 0.1),
    { read: 0, addedAt: now },
  );
  expect(await getFeed(busy.db, busy.id, now)).toMatchObject({ articles_per_week: 20, share_read: 0 });
  const slow = await makeActive([7, 14, 21, 28], { read: 0, addedAt: now });
  expect(await getFeed(slow.db, slow.id, now)).toMatchObject({ articles_per_week: 1 });
});

test('a feed without articles has neither', async () => {
  const { db, id } = await makeActive([], { read: 0 });
  const nothing = { article_count: 0, articles_per_week: 0, share_read: null };
  expect(await getFeed(db, id, now)).toMatchObject(nothing);
  const old = await makeActive([100], { read: 1 });
  expect(await getFeed(old.db, old.id, now)).toMatchObject({ ...nothing, article_count: 1 });
});

test('what a feed carries beside another one counts for both', async () => {
  const { db, id, articles } = await makeActive([1, 2], { read: 1 });
  const other = await makeFeed(db, { title: 'Link Log', now });
  await storeArticles(db, other, { articles, now });
  const shown = { article_count: 2, articles_per_week: 0.3, share_read: 0.5 };
  expect(await getFeed(db, id, now)).toMatchObject(shown);
  expect(await getFeed(db, other, now)).toMatchObject(shown);
});

test('what the owner set is shown, but for the login', async () => {
  const { db, id } = await makeActive([], { read: 0 });
  const set = { refresh_minutes: 60, user_agent: 'Mozilla/5.0', broken_items: 3 };
  await updateFeed(db, id, {
    ...set,
    login_user: 'ada',
    login_password: 'secret',
    paused_at: now,
    pause_reason: 'gone',
  });
  const feed = await getFeed(db, id, now);
  expect(feed).toMatchObject({ ...set, has_login: true, paused: 'gone' });
  expect(JSON.stringify(feed)).not.toMatch(/secret|"ada"/);
});

test('a feed that is not there is not found', async () => {
  await expect(getFeed(await makeDatabase(), 4711, now)).rejects.toMatchObject({ code: 'not_found' });
});
