import { expect, test } from 'vitest';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { findNextDueTime, insertFeed, listDueFeeds, listFeeds, updateFeed } from './feed-queries.ts';

const now = Date.UTC(2026, 10, 20);
const MINUTE = 60_000;

test('feeds whose time has come are due, the longest overdue first', async () => {
  const db = await makeDatabase();
  const [late, later, future] = [
    await makeFeed(db, { title: 'Late', now }),
    await makeFeed(db, { title: 'Later', now }),
    await makeFeed(db, { title: 'Future', now }),
  ];
  await updateFeed(db, late, { next_refresh_at: now });
  await updateFeed(db, later, { next_refresh_at: now - MINUTE });
  await updateFeed(db, future, { next_refresh_at: now + MINUTE });
  expect(await listDueFeeds(db, { now, limit: 10 })).toEqual([later, late]);
  expect(await listDueFeeds(db, { now, limit: 1 })).toEqual([later]);
  expect(await findNextDueTime(db)).toBe(now - MINUTE);
});

test('a feed that is being added is not due meanwhile, but soon, should the program end in the middle of it', async () => {
  const db = await makeDatabase();
  const id = await insertFeed(db, { url: 'https://feeds.example/new', title: 'New', now });
  expect(await listDueFeeds(db, { now: now + MINUTE, limit: 10 })).toEqual([]);
  expect(await listDueFeeds(db, { now: now + 5 * MINUTE, limit: 10 })).toEqual([id]);
});

test('an address is stored once', async () => {
  const db = await makeDatabase();
  const feed = { url: 'https://feeds.example/new', title: 'New', now };
  expect(await insertFeed(db, feed)).toEqual(expect.any(Number));
  expect(await insertFeed(db, feed)).toBeUndefined();
});

test('feeds are listed by name without case, and one without any name by its address, never with its login', async () => {
  const db = await makeDatabase();
  for (const title of ['beta', 'Alpha', 'Gamma']) await makeFeed(db, { title, now });
  await insertFeed(db, { url: 'https://ada:secret@feeds.example/x', title: '', now });
  const feeds = await listFeeds(db);
  expect(feeds.map(({ title }) => title)).toEqual(['Alpha', 'beta', 'Gamma', 'https://feeds.example/x']);
  expect(JSON.stringify(feeds)).not.toContain('secret');
});
