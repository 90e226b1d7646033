import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { articleListSchema, markedReadSchema } from '#shared/article.ts';
import { feedSchema } from '#shared/feed.ts';
import { folderSchema } from '#shared/folder.ts';

const server = await makeTestServer();
const { feeds, read, refusal, send, feedList, counts, until } = server;
const foldersSchema = z.object({ folders: z.array(folderSchema) });

const addFolder = (name: string) =>
  read({ method: 'POST', path: '/api/folders', body: { name } }, folderSchema);
const listFolder = (id: number, query = '') =>
  read({ path: `/api/articles?folder_id=${id}${query}` }, articleListSchema);
const change = (id: number, body: object) =>
  read({ method: 'PATCH', path: `/api/feeds/${id}`, body }, feedSchema);

/** A feed with so many articles of its own. */
async function addFeed(
  name: string,
  { articles = 2, folderId }: { articles?: number; folderId?: number } = {},
) {
  publish(name, articles);
  const body = { url: feeds.url(`/${name}`), folder_id: folderId };
  return read({ method: 'POST', path: '/api/feeds', body }, feedSchema);
}

function publish(name: string, articles: number): void {
  const items = Array.from({ length: articles }, (_, index) => ({
    title: `${name} ${index}`,
    url: `https://${name}.example/${index}`,
    html: '<p>The sea.</p>',
  }));
  feeds.set(`/${name}`, { body: makeRss({ title: name, siteUrl: `https://${name}.example`, items }) });
}

test('a folder is made, renamed, ordered, read as one list, and deleted without its feeds', async () => {
  const [sea, land] = [await addFolder(' Sea '), await addFolder('Land')];
  expect([sea, land]).toMatchObject([
    { name: 'Sea', position: 0 },
    { name: 'Land', position: 1 },
  ]);
  const [ebb, flow] = [await addFeed('ebb', { folderId: sea.id }), await addFeed('flow')];
  expect(ebb).toMatchObject({ folder_id: sea.id, muted: false, always_show: false, icon: null });
  await change(flow.id, { folder_id: sea.id });
  expect((await listFolder(sea.id)).total).toBe(4);
  expect(await listFolder(land.id, '&view=all&sort=oldest')).toMatchObject({ total: 0, ids: [] });
  expect((await counts()).unread_by_folder).toEqual({ [sea.id]: 4 });

  const order = { folder_id: sea.id, ids: [flow.id, ebb.id] };
  expect((await send({ method: 'PUT', path: '/api/feeds/order', body: order })).status).toBe(200);
  expect((await feedList()).map(({ id }) => id)).toEqual([flow.id, ebb.id]);
  const ordered = await read(
    { method: 'PUT', path: '/api/folders/order', body: { ids: [land.id, sea.id] } },
    foldersSchema,
  );
  expect(ordered.folders.map(({ name }) => name)).toEqual(['Land', 'Sea']);
  expect(await read({ path: '/api/folders' }, foldersSchema)).toEqual(ordered);
  const rename = { method: 'PATCH', path: `/api/folders/${sea.id}`, body: { name: 'Tides' } } as const;
  expect(await read(rename, folderSchema)).toMatchObject({ name: 'Tides', position: 1 });
  await until(() =>
    server.events().some(({ event }) => event.type === 'feeds_changed' && event.ids.length === 0),
  );

  const answer = await send({ method: 'DELETE', path: `/api/folders/${sea.id}` });
  expect(await answer.json()).toEqual({ deleted: true, feeds_kept: 2 });
  expect((await feedList()).map((feed) => feed.folder_id)).toEqual([null, null]);
  expect((await counts()).unread_by_folder).toEqual({});
});

test('what makes no sense is refused in words, and what is gone is not found', async () => {
  const { id } = await addFolder('Harbour');
  expect(await refusal({ method: 'POST', path: '/api/folders', body: { name: 'HARBOUR' } })).toMatchObject({
    status: 409,
    code: 'conflict',
    message: 'There is a folder “Harbour” already.',
  });
  for (const name of ['', ' \n ', 'x'.repeat(101)]) {
    const body = { name };
    expect(await refusal({ method: 'POST', path: '/api/folders', body })).toMatchObject({ status: 400 });
  }
  const gone = [
    { path: '/api/articles?folder_id=4711' },
    { method: 'DELETE', path: '/api/folders/4711' },
    { method: 'PATCH', path: '/api/folders/4711', body: { name: 'Else' } },
    { method: 'PUT', path: '/api/folders/order', body: { ids: [id, 4711] } },
    { method: 'PUT', path: '/api/feeds/order', body: { folder_id: id, ids: [4711] } },
    { method: 'POST', path: '/api/feeds', body: { url: feeds.url('/ebb'), folder_id: 4711 } },
  ] as const;
  for (const call of gone) expect(await refusal(call)).toMatchObject({ status: 404, code: 'not_found' });
});

test('each wish for a feed is kept until another one is made, for one feed as for several', async () => {
  const [dune, reed] = [await addFeed('dune'), await addFeed('reed')];
  const until2099 = '2099-01-01T00:00:00.000Z';
  const wishes = { always_show: true, full_text: 'automatic', retention_days: 0, muted: true };
  expect(await change(dune.id, wishes)).toMatchObject({ ...wishes, muted_until: null });
  expect(await change(dune.id, { muted: { until: until2099 } })).toMatchObject({
    ...{ ...wishes, muted: true, muted_until: until2099 },
  });
  expect(await change(dune.id, { muted: { until: '2020-01-01T00:00:00Z' } })).toMatchObject({ muted: false });
  const shared = { ...wishes, folder_id: (await addFolder('Shore')).id };
  const body = { ids: [reed.id, dune.id], change: shared };
  expect((await send({ method: 'PATCH', path: '/api/feeds', body })).status).toBe(200);
  const both = (await feedList()).filter(({ id }) => id === dune.id || id === reed.id);
  expect(both).toMatchObject([shared, shared]);
  const refused = [
    { muted: { until: 'soon' } },
    { full_text: 'yes' },
    { retention_days: -1 },
    { muted: null },
  ];
  for (const wrong of refused) {
    const call = { method: 'PATCH', path: `/api/feeds/${dune.id}`, body: wrong } as const;
    expect(await refusal(call)).toMatchObject({ status: 400 });
  }
  const lost = { method: 'PATCH', path: `/api/feeds/${dune.id}`, body: { folder_id: 4711 } } as const;
  expect(await refusal(lost)).toMatchObject({ status: 404 });
});

test('a muted feed brings its articles as read, and what came before or comes after is as it was', async () => {
  const brine = await addFeed('brine');
  await change(brine.id, { muted: true });
  publish('brine', 5);
  await send({ method: 'POST', path: `/api/feeds/${brine.id}/refresh` });
  const unread = async () => (await counts()).unread_by_feed[brine.id] ?? 0;
  expect(await unread()).toBe(2);
  await change(brine.id, { muted: false });
  expect(await unread()).toBe(2);
  publish('brine', 6);
  await send({ method: 'POST', path: `/api/feeds/${brine.id}/refresh` });
  expect(await unread()).toBe(3);
});

test('all that is unread in some feeds is read at once', async () => {
  const [silt, marsh] = [await addFeed('silt', { articles: 3 }), await addFeed('marsh')];
  const call = (ids: number[]) => ({ method: 'POST', path: '/api/feeds/mark-read', body: { ids } }) as const;
  const unread = async () => {
    const { unread_by_feed: feeds } = await counts();
    return [feeds[silt.id], feeds[marsh.id]];
  };
  const marked = await read(call([silt.id, silt.id, 4711]), markedReadSchema);
  expect(marked.count).toBe(3);
  expect(await unread()).toEqual([undefined, 2]);
  const undo = { path: '/api/articles/mark-read/undo', body: { undo_token: marked.undo_token } };
  expect((await send({ method: 'POST', ...undo })).status).toBe(200);
  expect(await unread()).toEqual([3, 2]);
  expect(await read(call([4711]), markedReadSchema)).toEqual({ count: 0, undo_token: null });
  expect(await refusal(call([]))).toMatchObject({ status: 400 });
});
