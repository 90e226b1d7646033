import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { createFetcher } from '#server/fetching/fetcher.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { makePng } from '#server/testing/make-images.ts';
import { findDueIcon, storeIconCheck } from './icon-queries.ts';
import { createIcons } from './start-icons.ts';

const DAY = 86_400_000;
const icon = (shade: number) => ({ body: makePng(32, 32, { shade }), contentType: 'image/png' });

/** Feeds of sites that all are folders of one server, and what looks for their icons. */
async function makeDesk() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const site = await startFeedServer();
  cleanUpLater(site.stop);
  const allowPrivateNetworks = ['127.0.0.0/8'];
  const fetcher = createFetcher({ clock: systemClock, userAgent: 'Winnow-Test', allowPrivateNetworks });
  cleanUpLater(fetcher.close);
  let offlineAsked = Promise.withResolvers<void>();
  const state = { isOffline: false };
  const isOffline = () => {
    offlineAsked.resolve();
    return state.isOffline;
  };
  const icons = createIcons({ db, bus, clock, logger: silentLogger, fetcher, isOffline });
  cleanUpLater(icons.stop);

  const addFeed = async (name: string) => {
    const id = await makeFeed(db, { title: name, now: clock.now() });
    await updateFeed(db, id, { site_url: site.url(`/${name}/`), image_url: site.url(`/${name}/icon.png`) });
    return id;
  };
  /** Resolves when this feed has another icon than before. */
  const changed = (id: number) =>
    new Promise<void>((resolve) => {
      const leave = bus.subscribe((event: AppEvent) => {
        if (event.type !== 'feeds_changed' || !event.ids.includes(id)) return;
        leave();
        resolve();
      });
    });
  const nextAsked = () => {
    offlineAsked = Promise.withResolvers();
    return offlineAsked.promise;
  };
  return { db, clock, bus, site, state, icons, addFeed, changed, nextAsked };
}

test('a feed without an icon is left alone for a month; then all are looked at again', async () => {
  const { db, clock, site, icons, addFeed, changed } = await makeDesk();
  // One place is taken for as long as the test runs, so that the others come one after the other.
  site.set('/slow/', { hang: 'before-headers' });
  await addFeed('slow');
  const [none, other] = [await addFeed('none'), await addFeed('other')];
  site.set('/other/icon.png', icon(1));
  const first = changed(other);
  icons.start();
  await first;
  const dueAfter = async (days: number) => {
    const now = clock.now() + days * DAY;
    return (await findDueIcon(db, { before: now - 30 * DAY, now, except: [1] }))?.id;
  };
  expect(await dueAfter(29)).toBeUndefined();
  expect(await dueAfter(31)).toBe(none);
  site.set('/other/icon.png', icon(2));
  const second = changed(other);
  await clock.advance(31 * DAY);
  await second;
  expect(site.requestsTo('/none/')).toHaveLength(2);
});

test('while nothing can be reached nothing is looked for', async () => {
  const { clock, site, state, icons, addFeed, changed, nextAsked } = await makeDesk();
  const id = await addFeed('a');
  site.set('/a/icon.png', icon(3));
  state.isOffline = true;
  const asked = nextAsked();
  icons.start();
  await asked;
  const askedAgain = nextAsked();
  await clock.advance(60_000);
  await askedAgain;
  expect(site.requests).toEqual([]);
  state.isOffline = false;
  const found = changed(id);
  await clock.advance(60_000);
  await found;
});

test('a site that cannot be reached is asked again the next day, and the icon that was there stays', async () => {
  const { clock, db, site, icons, addFeed, changed } = await makeDesk();
  const id = await addFeed('a');
  site.set('/a/icon.png', icon(4));
  const first = changed(id);
  icons.start();
  await first;
  site.set('/a/icon.png', { status: 503, body: 'x' });
  site.set('/a/', { status: 503, body: 'x' });
  await clock.advance(31 * DAY);
  await until(
    async () => site.requestsTo('/a/').length === 2 && (await checkedAt(db, id)) > clock.now() - 30 * DAY,
  );
  expect((await readFeed(db, id)).icon_id).not.toBeNull();
  site.set('/a/', { body: 'no links', contentType: 'text/html' });
  site.set('/a/icon.png', icon(5));
  const second = changed(id);
  await clock.advance(1.1 * DAY);
  await second;
});

test('what was found for an address that the feed has left meanwhile is not kept', async () => {
  const { db, addFeed, clock } = await makeDesk();
  const id = await addFeed('a');
  const found = { hash: 'abc', mime: 'image/png', bytes: icon(6).body };
  const check = { icon: found, checkedAt: clock.now() };
  expect(await storeIconCheck(db, { id, url: 'https://old.example/' }, check)).toBe(false);
  expect(await readFeed(db, id)).toMatchObject({ icon_id: null, icon_checked_at: null });
});

const readFeed = (db: Database, id: number) =>
  db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const checkedAt = async (db: Database, id: number) => (await readFeed(db, id)).icon_checked_at ?? 0;

/** Looks again as soon as everything that is ready has run. */
async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise<void>((resolve) => setImmediate(resolve));
}
