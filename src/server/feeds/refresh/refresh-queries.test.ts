import { expect, test } from 'vitest';
import { insertFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import {
  findNextDueTime,
  listDueFeeds,
  listItemHashes,
  listRefreshedFeeds,
  postponeFeeds,
  replaceItemHashes,
} from './refresh-queries.ts';

const now = Date.UTC(2026, 10, 20);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const ids = (feeds: { id: number }[]) => feeds.map(({ id }) => id);

test('feeds whose time has come are due, the longest overdue first, and paused ones never', async () => {
  const db = await makeDatabase();
  const [late, later, future, paused] = [
    await makeFeed(db, { title: 'Late', now }),
    await makeFeed(db, { title: 'Later', now }),
    await makeFeed(db, { title: 'Future', now }),
    await makeFeed(db, { title: 'Paused', now }),
  ];
  await updateFeed(db, late, { next_refresh_at: now });
  await updateFeed(db, later, { next_refresh_at: now - MINUTE });
  await updateFeed(db, future, { next_refresh_at: now + MINUTE });
  await updateFeed(db, paused, { next_refresh_at: now - 2 * MINUTE, paused_at: now, pause_reason: 'owner' });
  expect(ids(await listDueFeeds(db, now, DAY))).toEqual([later, late]);
  expect(await findNextDueTime(db)).toBe(now - MINUTE);
  expect(ids(await listRefreshedFeeds(db))).toEqual([later, late, future]);
});

test('a feed that is being added is not due meanwhile, but soon, should the program end in the middle of it', async () => {
  const db = await makeDatabase();
  const id = await insertFeed(db, { url: 'https://feeds.example/new', title: 'New', now });
  expect(await listDueFeeds(db, now + MINUTE, DAY)).toEqual([]);
  expect(await listDueFeeds(db, now + 5 * MINUTE, DAY)).toEqual([{ id, url: 'https://feeds.example/new' }]);
});

test('a time further ahead than any feed waits is of a clock that was set back, and has come', async () => {
  const db = await makeDatabase();
  const [usual, slow, lost] = [
    await makeFeed(db, { title: 'Usual', now }),
    await makeFeed(db, { title: 'Slow', now }),
    await makeFeed(db, { title: 'Lost', now }),
  ];
  await updateFeed(db, usual, { next_refresh_at: now + DAY });
  await updateFeed(db, slow, { next_refresh_at: now + 7 * DAY, refresh_minutes: 7 * 1_440 });
  await updateFeed(db, lost, { next_refresh_at: now + DAY + 1 });
  expect(ids(await listDueFeeds(db, now, DAY))).toEqual([lost]);
  expect(await listDueFeeds(db, now, 7 * DAY)).toEqual([]);
});

test('feeds are put off, but none is brought forward by that', async () => {
  const db = await makeDatabase();
  const [soon, late] = [
    await makeFeed(db, { title: 'Soon', now }),
    await makeFeed(db, { title: 'Late', now }),
  ];
  await updateFeed(db, soon, { next_refresh_at: now });
  await updateFeed(db, late, { next_refresh_at: now + 9 * MINUTE });
  await postponeFeeds(db, [soon, late], now + 5 * MINUTE);
  expect(ids(await listDueFeeds(db, now + 4 * MINUTE, DAY))).toEqual([]);
  expect(ids(await listDueFeeds(db, now + 5 * MINUTE, DAY))).toEqual([soon]);
  expect(ids(await listDueFeeds(db, now + 9 * MINUTE, DAY))).toEqual([soon, late]);
});

test('a feed’s hashes are those of its last document', async () => {
  const db = await makeDatabase();
  const id = await makeFeed(db, { title: 'Tidal Notes', now });
  expect(await listItemHashes(db, id)).toEqual([]);
  await replaceItemHashes(db, id, ['one', 'two']);
  await replaceItemHashes(db, id, ['two', 'three']);
  expect(await listItemHashes(db, id)).toEqual(['two', 'three']);
});
