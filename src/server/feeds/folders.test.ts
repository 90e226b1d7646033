import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { updateFeed } from './feed-queries.ts';
import { findOrInsertFolder, listFolders } from './folder-queries.ts';
import { addFolder, orderFeeds, orderFolders, removeFolder, renameFolder } from './folders.ts';
import { closeGaps, placeAtEnd } from './place-queries.ts';
import { getFeed, listFeeds } from './shown-feed-queries.ts';

const now = Date.UTC(2026, 10, 20);

async function makeShelf(feeds: string[] = []) {
  const db = await makeDatabase();
  const bus = createEventBus(silentLogger);
  const told: number[][] = [];
  bus.subscribe((event) => {
    if (event.type === 'feeds_changed') told.push(event.ids);
  });
  const ids = new Map<string, number>();
  for (const title of feeds) ids.set(title, await makeFeed(db, { title, now }));
  const idsOf = (titles: string) => [...titles].map((title) => ids.get(title) ?? 0);
  const file = async (titles: string, folderId: number | null) => {
    for (const id of idsOf(titles)) await updateFeed(db, id, await placeAtEnd(db, folderId));
    await closeGaps(db);
  };
  /** As `Folder:feeds`, in the order in which they are shown. */
  const shown = async () => {
    const folders = new Map((await listFolders(db)).map(({ id, name }) => [id, name]));
    const rows = await listFeeds(db, now);
    return rows
      .map((feed) => `${folders.get(feed.folder_id ?? 0) ?? '-'}${feed.position}${feed.title}`)
      .join(' ');
  };
  return { db, bus, deps: { db, bus }, told, idsOf, file, shown };
}

test('a folder is found again whatever the case and the blanks of its name, and two cannot have one name', async () => {
  const { db, deps } = await makeShelf();
  const street = await findOrInsertFolder(db, '  Straße \n News ');
  expect(street).toMatchObject({ name: 'Straße News', position: 0 });
  expect(await findOrInsertFolder(db, 'STRASSE NEWS')).toEqual(street);
  const other = await addFolder(deps, 'Harbour');
  expect(other.position).toBe(1);
  await expect(addFolder(deps, 'HARBOUR')).rejects.toMatchObject({
    code: 'conflict',
    message: 'There is a folder “Harbour” already.',
    details: { folder_id: other.id },
  });
  await expect(renameFolder(deps, other.id, 'strasse news')).rejects.toMatchObject({ code: 'conflict' });
  expect(await renameFolder(deps, other.id, 'harbour')).toEqual({ ...other, name: 'harbour' });
  await expect(renameFolder(deps, 4711, 'Else')).rejects.toMatchObject({ code: 'not_found' });
});

test('a name that is far too long is cut where it comes in a list', async () => {
  const { db } = await makeShelf();
  expect((await findOrInsertFolder(db, 'é'.repeat(5_000))).name).toBe('é'.repeat(100));
});

test('feeds stand folder by folder, by name until the owner orders them, and those in none come last', async () => {
  const { db, deps, idsOf, file, shown } = await makeShelf(['a', 'b', 'c', 'd', 'e']);
  const [sea, land] = [await addFolder(deps, 'Sea'), await addFolder(deps, 'Land')];
  await file('cb', sea.id);
  await file('e', land.id);
  expect(await shown()).toBe('Sea0b Sea0c Land0e -0a -0d');
  await orderFolders(deps, [land.id, sea.id]);
  expect(await shown()).toBe('Land0e Sea0b Sea0c -0a -0d');
  await orderFeeds(deps, { folder_id: sea.id, ids: idsOf('cd') });
  expect(await shown()).toBe('Land0e Sea0c Sea1d Sea2b -0a');
  await file('e', sea.id);
  expect(await shown()).toBe('Sea0c Sea1d Sea2b Sea3e -0a');
  await file('d', land.id);
  expect(await shown()).toBe('Land0d Sea0c Sea1b Sea2e -0a');
  expect(await getFeed(db, idsOf('e')[0] ?? 0, now)).toMatchObject({ folder_id: sea.id, position: 2 });
});

test('the feeds of a deleted folder stay, behind those that stand in none, in their order', async () => {
  const { deps, told, idsOf, file, shown } = await makeShelf(['a', 'b', 'c', 'd', 'e']);
  const folders = [await addFolder(deps, 'Sea'), await addFolder(deps, 'Land'), await addFolder(deps, 'Sky')];
  const [sea = 0, land = 0, sky = 0] = folders.map(({ id }) => id);
  await file('c', sky);
  await file('ab', sea);
  await orderFeeds(deps, { folder_id: sea, ids: idsOf('ba') });
  expect(await removeFolder(deps, sea)).toBe(2);
  expect(told.at(-1)?.toSorted()).toEqual(idsOf('ab'));
  expect(await shown()).toBe('Sky0c -0d -0e -1b -2a');
  expect(await listFolders(deps.db)).toMatchObject([
    { id: land, position: 0 },
    { id: sky, position: 1 },
  ]);
  await expect(removeFolder(deps, sea)).rejects.toMatchObject({ code: 'not_found' });
});

test('where nothing was ordered, the feeds of a deleted folder stand among the others by name', async () => {
  const { deps, file, shown } = await makeShelf(['a', 'b', 'c']);
  const { id } = await addFolder(deps, 'Sea');
  await file('b', id);
  await removeFolder(deps, id);
  expect(await shown()).toBe('-0a -0b -0c');
});

test('an order with something that is gone, or with the same twice, changes nothing', async () => {
  const { deps, idsOf, file, shown, told } = await makeShelf(['a', 'b']);
  const { id } = await addFolder(deps, 'Sea');
  await addFolder(deps, 'Land');
  await file('ab', id);
  const before = await shown();
  const times = told.length;
  const [a = 0] = idsOf('a');
  const refused = [
    orderFeeds(deps, { folder_id: id, ids: [...idsOf('ba'), 4711] }),
    orderFeeds(deps, { folder_id: 4711, ids: [a] }),
    orderFolders(deps, [4711, id]),
  ];
  for (const order of refused) await expect(order).rejects.toMatchObject({ code: 'not_found' });
  const twice = [orderFeeds(deps, { folder_id: null, ids: [a, a] }), orderFolders(deps, [id, id])];
  for (const order of twice) await expect(order).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await shown()).toBe(before);
  expect(told).toHaveLength(times);
});

test('orders that come at the same moment leave each feed in one place, without gaps', async () => {
  const { db, deps, idsOf } = await makeShelf([...'abcdef']);
  const folders = [await addFolder(deps, 'Sea'), await addFolder(deps, 'Land')];
  const place = fc.constantFrom(null, ...folders.map(({ id }) => id));
  const order = fc.record({ folder_id: place, ids: fc.shuffledSubarray(idsOf('abcdef')) });
  const property = fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 5 }), async (orders) => {
    await Promise.all(orders.map((one) => orderFeeds(deps, one)));
    const feeds = await listFeeds(db, now);
    expect(feeds.map(({ id }) => id).toSorted()).toEqual(idsOf('abcdef'));
    for (const [folderId, members] of Map.groupBy(feeds, (feed) => feed.folder_id)) {
      const places = [...new Set(members.map(({ position }) => position))];
      expect(places).toEqual(places.map((_, index) => index));
      const isOrdered = orders.some((one) => one.folder_id === folderId);
      if (isOrdered) expect(places).toHaveLength(members.length);
    }
    const last = orders.at(-1);
    const inLast = feeds.filter((feed) => feed.folder_id === last?.folder_id).map(({ id }) => id);
    expect(inLast.slice(0, last?.ids.length)).toEqual(last?.ids);
  });
  await fc.assert(property, { numRuns: 60 });
});
