import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { getStoredFeed, insertFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import type { FetchRequest, FetchResult } from '#server/fetching/fetch-result.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { type FakeClock, makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { createFeedScheduler, type FeedScheduler } from './scheduler.ts';

// The real scheduler on a real database; only the network and the time are made up.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PER_HOST = 2;
const GAP = 250;

/** A network in which every host answers "nothing new" after a while, unless it is dead or all is cut off. */
function makeNetwork(clock: FakeClock) {
  const state = { isUp: true, dead: new Set<string>() };
  const starts = new Map<string, number[]>();
  const inside = new Map<string, number>();
  const most = { perHost: 0, all: 0 };
  const inTurn = createConcurrencyLimit(clock, PER_HOST);

  const answer = async (host: string): Promise<FetchResult> => {
    starts.set(host, [...(starts.get(host) ?? []), clock.now()]);
    const cut = !state.isUp || state.dead.has(host);
    await new Promise<void>((resolve) => clock.after(cut ? 10_000 : 300, resolve));
    if (cut) {
      const rest = { detail: 'ETIMEDOUT', finalUrl: host, status: null, retryAfter: null };
      return { outcome: 'failed', kind: 'timeout', ...rest };
    }
    const facts = { finalUrl: host, permanentUrl: null, etag: null, lastModified: null, freshFor: null };
    return { outcome: 'unchanged', ...facts };
  };
  const fetch = async ({ url, signal }: FetchRequest): Promise<FetchResult> => {
    const { host } = new URL(url);
    inside.set(host, (inside.get(host) ?? 0) + 1);
    most.perHost = Math.max(most.perHost, inside.get(host) ?? 0);
    const all = [...inside.values()].reduce((sum, count) => sum + count, 0);
    most.all = Math.max(most.all, all);
    try {
      return await inTurn({ key: host, gap: GAP, signal, run: () => answer(host) });
    } finally {
      inside.set(host, (inside.get(host) ?? 1) - 1);
    }
  };
  return { state, starts, most, fetcher: { fetch, close: () => Promise.resolve() } };
}

type World = ReturnType<typeof makeNetwork> & {
  clock: FakeClock;
  db: Database;
  ids: number[];
  scheduler: FeedScheduler;
};

/** Feeds spread evenly over hosts, each due at some time within the next twelve hours, or the last ones. */
async function makeWorld({
  feeds,
  hosts,
  overdue = false,
}: {
  feeds: number;
  hosts: number;
  overdue?: boolean;
}): Promise<World> {
  const clock = makeFakeClock();
  const db = await makeDatabase();
  const network = makeNetwork(clock);
  const ids: number[] = [];
  await db.transaction().execute(async (transaction) => {
    for (let number = 0; number < feeds; number += 1) {
      const url = `https://host-${number % hosts}.example/${number}`;
      const id = await insertFeed(transaction, { url, title: url, now: clock.now() });
      if (id === undefined) throw new Error('This test has two feeds with one address.');
      const dueAt = clock.now() + Math.round((number * 12 * HOUR) / feeds) - (overdue ? 12 * HOUR : 0);
      await updateFeed(transaction, id, { next_refresh_at: dueAt, last_success_at: clock.now() - 1 });
      ids.push(id);
    }
  });
  const parse = () => Promise.reject(new Error('Nothing is parsed here.'));
  const scheduler = createFeedScheduler({
    ...{ db, clock, logger: silentLogger, bus: createEventBus(silentLogger), fetcher: network.fetcher },
    ...{ concurrency: 16, perHost: PER_HOST, random: () => 0.5 },
    parser: { parse },
    pace: { refreshMinutes: null, minMinutes: 15 },
  });
  scheduler.start();
  cleanUpLater(async () => {
    const stopped = scheduler.stop();
    await clock.advance(MINUTE);
    await stopped;
  });
  return { ...network, clock, db, ids, scheduler };
}

const readFeeds = ({ db, ids }: World) => Promise.all(ids.map((id) => getStoredFeed(db, id)));

test('after three days without a network all of 3,000 feeds are fresh within 15 minutes, and no host is stormed', async () => {
  const world = await makeWorld({ feeds: 3_000, hosts: 200 });
  const { state, clock, scheduler, starts, most } = world;
  await clock.advance(HOUR);
  state.isUp = false;
  await clock.advance(72 * HOUR);
  expect(scheduler.isOffline()).toBe(true);
  const asked = [...starts.values()].flat().filter((at) => at > clock.now() - 24 * HOUR).length;
  // A few tries every five minutes are enough to hear of the network's return.
  expect(asked).toBeLessThan(24 * 12 * 3 + 10);

  state.isUp = true;
  const back = clock.now();
  await clock.advance(15 * MINUTE);
  const feeds = await readFeeds(world);
  expect(feeds.filter((feed) => (feed.last_success_at ?? 0) < back)).toEqual([]);
  expect(feeds.filter((feed) => feed.failure_count > 0 || feed.failure_kind !== null)).toEqual([]);
  expect(scheduler.isOffline()).toBe(false);
  expect(most.perHost).toBeLessThanOrEqual(PER_HOST);
  for (const times of starts.values()) {
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP);
  }
}, 60_000);

test('a host that fails alone among healthy ones is counted as failing, and tried less and less often', async () => {
  const world = await makeWorld({ feeds: 40, hosts: 20 });
  world.state.dead.add('host-0.example');
  await world.clock.advance(24 * HOUR);
  expect(world.scheduler.isOffline()).toBe(false);
  const feeds = await readFeeds(world);
  const failing = feeds.filter((feed) => feed.failure_count > 0);
  expect(failing.map(({ url }) => new URL(url).host)).toEqual(['host-0.example', 'host-0.example']);
  for (const feed of failing) {
    expect(feed.failure_count).toBeGreaterThan(4);
    expect(feed.failure_kind).toBe('timeout');
    expect(feed.next_refresh_at - (feed.last_refreshed_at ?? 0)).toBeGreaterThan(2 * HOUR);
  }
});

test('what an outage made fail before it was known as one is taken back', async () => {
  const world = await makeWorld({ feeds: 12, hosts: 6 });
  const [first] = await readFeeds(world);
  world.state.isUp = false;
  // The first feeds are due at once, the sixth in five hours.
  await world.clock.advance(10 * MINUTE);
  expect(await getStoredFeed(world.db, first?.id ?? 0)).toMatchObject({ failure_count: 1 });
  expect(world.scheduler.isOffline()).toBe(false);
  await world.clock.advance(5 * HOUR);
  expect(world.scheduler.isOffline()).toBe(true);
  const feeds = await readFeeds(world);
  expect(feeds.filter((feed) => feed.failure_count > 0 || feed.failure_kind !== null)).toEqual([]);
});

test('feeds that were due while the program did not run are spread over hosts, never more at once than the owner says', async () => {
  const world = await makeWorld({ feeds: 400, hosts: 40, overdue: true });
  const begin = world.clock.now();
  await world.clock.advance(MINUTE);
  const fresh = (await readFeeds(world)).filter((feed) => (feed.last_success_at ?? 0) >= begin);
  expect(fresh).toHaveLength(400);
  expect(world.most.all).toBe(16);
  expect(world.most.perHost).toBeLessThanOrEqual(PER_HOST);
  const firstHosts = [...world.starts].filter(([, times]) => (times[0] ?? 0) < begin + 1_000);
  expect(firstHosts.length).toBeGreaterThan(30);
});

test('one host with many feeds leaves places for the others', async () => {
  const world = await makeWorld({ feeds: 100, hosts: 1, overdue: true });
  const { clock, db, starts, scheduler } = world;
  const url = 'https://small.example/feed';
  await insertFeed(db, { url, title: url, now: clock.now() - HOUR });
  scheduler.wake();
  await clock.advance(1_000);
  expect(starts.get('small.example')).toHaveLength(1);
  expect(starts.get('host-0.example')?.length).toBeLessThan(10);
});

test('servers that do not answer hold up nobody: their places are lent to others meanwhile', async () => {
  const world = await makeWorld({ feeds: 100, hosts: 100, overdue: true });
  for (let host = 0; host < 30; host += 1) world.state.dead.add(`host-${host}.example`);
  const begin = world.clock.now();
  // All 16 places are taken by servers that take ten seconds; without lending them this takes 20 seconds.
  await world.clock.advance(5_000);
  const fresh = (await readFeeds(world)).filter((feed) => (feed.last_success_at ?? 0) >= begin);
  expect(fresh).toHaveLength(70);
  expect(world.most.all).toBeLessThanOrEqual(3 * 16);
});
