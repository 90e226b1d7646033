import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { changeFeed, type FeedSettings } from './change-feed.ts';
import { type FeedChange, getStoredFeed, insertFeed, updateFeed } from './feed-queries.ts';

const MINUTE = 60_000;
const known = { etag: '"1"', last_modified: 'Fri, 20 Nov 2026 00:00:00 GMT', content_hash: 'hash' };
const unknown = { etag: null, last_modified: null, content_hash: null };

/** A feed that was read ten minutes ago and is due in an hour. */
async function makeRead(stored: FeedChange = {}) {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const now = clock.now();
  const id = await makeFeed(db, { title: 'Tidal Notes', now: now - 10 * MINUTE });
  await storeArticles(db, id, { articles: makeArticles(2), now });
  await updateFeed(db, id, { ...known, next_refresh_at: now + 60 * MINUTE, ...stored });
  const deps = {
    db,
    clock,
    bus: createEventBus(silentLogger),
    pace: { refreshMinutes: null, minMinutes: 15 },
  };
  return {
    ...{ db, id, now },
    change: (settings: FeedSettings) => changeFeed(deps, id, settings),
    row: () => getStoredFeed(db, id),
    due: async () => ((await getStoredFeed(db, id)).next_refresh_at - now) / MINUTE,
  };
}

test('an interval counts from the last refresh, at once, and never less than the least one', async () => {
  const { change, due } = await makeRead();
  expect(await change({ refresh_minutes: 45 })).toMatchObject({ refresh_minutes: 45 });
  expect(await due()).toBe(35);
  await change({ refresh_minutes: 5 });
  expect(await due()).toBe(5);
  await change({ refresh_minutes: 10_080 });
  expect(await due()).toBe(10_070);
  expect(await change({ refresh_minutes: null })).toMatchObject({ refresh_minutes: null });
  expect(await due()).toBe(12 * 60 - 10);
});

test('what should have been read by a shorter interval is read now, not in the past', async () => {
  const { change, due, now } = await makeRead({});
  await change({ refresh_minutes: 60 });
  const late = await makeRead({ last_success_at: now - 500 * MINUTE });
  await late.change({ refresh_minutes: 60 });
  expect([await due(), await late.due()]).toEqual([50, 0]);
});

test('what the document asks for is kept by an interval too, and a failing feed keeps to its back-off', async () => {
  const asking = await makeRead({ ttl_minutes: 120 });
  await asking.change({ refresh_minutes: 30 });
  expect(await asking.due()).toBe(110);
  const failing = await makeRead({ failure_count: 3, failure_kind: 'timeout' });
  await failing.change({ refresh_minutes: 30 });
  expect(await failing.due()).toBe(60);
});

test('another User-Agent is tried at once, on a document that we know nothing of', async () => {
  const { change, due, row } = await makeRead();
  expect(await change({ user_agent: 'Mozilla/5.0' })).toMatchObject({ user_agent: 'Mozilla/5.0' });
  expect(await due()).toBe(0);
  expect(await row()).toMatchObject(unknown);
});

test('another login is tried at once, on a document that we know nothing of', async () => {
  const { change, due, row } = await makeRead();
  await change({ login: { user: 'ada', password: 'secret' } });
  expect(await due()).toBe(0);
  expect(await row()).toMatchObject({ ...unknown, login_user: 'ada', login_password: 'secret' });
});

test('what is set to what it was, or has nothing to do with fetching, leaves its turn alone', async () => {
  const { change, due, row } = await makeRead({ user_agent: 'Mozilla/5.0', refresh_minutes: 90 });
  await change({ user_agent: 'Mozilla/5.0', refresh_minutes: 90, paused: false });
  await change({ custom_title: 'Mine', never_judge: true });
  expect(await due()).toBe(60);
  expect(await row()).toMatchObject(known);
});

test('a paused feed is due as soon as it is resumed; one that is gone says so until then', async () => {
  const { change, due, row, now } = await makeRead();
  expect(await change({ paused: true })).toMatchObject({ paused: 'owner' });
  expect(await row()).toMatchObject({ paused_at: now });
  expect(await due()).toBe(60);
  expect(await change({ paused: false })).toMatchObject({ paused: null });
  expect(await due()).toBe(0);
  const gone = await makeRead({ paused_at: 1, pause_reason: 'gone' });
  expect(await gone.change({ paused: true })).toMatchObject({ paused: 'gone' });
  expect(await gone.change({ paused: false })).toMatchObject({ paused: null });
});

test('a login that still stands in the address goes out of it with the first change of it', async () => {
  const { db, change, row, now } = await makeRead({ url: 'https://ada:old@feeds.example/x' });
  expect(await change({ user_agent: 'Mozilla/5.0' })).toMatchObject({ has_login: true });
  expect(await change({ login: null })).toMatchObject({ url: 'https://feeds.example/x', has_login: false });
  expect((await row()).url).toBe('https://feeds.example/x');
  await updateFeed(db, (await row()).id, { url: 'https://ada:old@feeds.example/y' });
  await insertFeed(db, { url: 'https://feeds.example/y', title: 'The same', now });
  await expect(change({ login: null })).rejects.toMatchObject({ code: 'feed_exists' });
});
