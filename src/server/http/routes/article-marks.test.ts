import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { articleListSchema, type MarkReadRequest, markedReadSchema } from '#shared/article.ts';
import { feedSchema } from '#shared/feed.ts';

const server = await makeTestServer();
const { feeds, read, refusal, send, list, counts, events } = server;

async function addFeed(name: string, articles: number) {
  const items = Array.from({ length: articles }, (_, index) => ({
    title: `${name} ${index}`,
    url: `https://${name}.example/${index}`,
    html: '<p>The sea.</p>',
  }));
  feeds.set(`/${name}`, { body: makeRss({ title: name, siteUrl: `https://${name}.example`, items }) });
  return read({ method: 'POST', path: '/api/feeds', body: { url: feeds.url(`/${name}`) } }, feedSchema);
}

const markRead = (body: MarkReadRequest) =>
  read({ method: 'POST', path: '/api/articles/mark-read', body }, markedReadSchema);
const undo = (token: string | null) =>
  ({ method: 'POST', path: '/api/articles/mark-read/undo', body: { undo_token: token } }) as const;

test('articles are marked read by their ids or as a list, and each time it can be taken back once', async () => {
  const [ebb, flow] = [await addFeed('ebb', 3), await addFeed('flow', 2)];
  const { ids } = await list('unread', 'newest');
  const byIds = await markRead({ ids: ids.slice(0, 2) });
  expect(byIds.count).toBe(2);
  expect((await counts()).unread).toBe(3);

  const scope = `/api/articles?view=unread&feed_id=${ebb.id}`;
  const shown = await read({ path: scope }, articleListSchema);
  const byList = await markRead({ view: 'unread', feed_id: ebb.id, up_to: shown.as_of });
  expect(byList.count).toBe(shown.total);
  expect((await counts()).unread_by_feed[ebb.id]).toBeUndefined();

  expect((await send(undo(byList.undo_token))).status).toBe(200);
  expect((await counts()).unread_by_feed[ebb.id] ?? 0).toBe(shown.total);
  expect(await refusal(undo(byList.undo_token))).toMatchObject({ code: 'cannot_undo', status: 409 });
  expect(await (await send(undo(byIds.undo_token))).json()).toEqual({ count: 2 });
  expect((await list('unread', 'newest')).ids).toEqual(ids);
  expect((await counts()).unread_by_feed).toEqual({ [ebb.id]: 3, [flow.id]: 2 });
});

test('what came after the list is not marked', async () => {
  const { as_of: before } = await list('unread');
  await addFeed('spring', 1);
  const later = (await list('unread')).total;
  const { count } = await markRead({ view: 'unread', up_to: before });
  expect((await counts()).unread).toBe(later - count);
  expect((await list('unread')).articles.map(({ title }) => title)).toEqual(['spring 0']);
});

test('of a list only what was published before a date is marked where one is given, also where that is before all', async () => {
  await addFeed('tide', 2);
  const { as_of: up_to, total } = await list('unread');
  const mark = (published_before: string) => markRead({ view: 'unread', up_to, published_before });
  expect((await mark('1970-01-01T00:00:00.000Z')).count).toBe(0);
  const { count, undo_token } = await mark(new Date(Date.now() + 86_400_000).toISOString());
  expect(count).toBe(total);
  await send(undo(undo_token));
});

test('of many articles pages hear once, and no ids', async () => {
  await addFeed('neap', 600);
  const { as_of } = await list('unread');
  const { count, undo_token } = await markRead({ view: 'all', up_to: as_of });
  expect(count).toBeGreaterThanOrEqual(600);
  await server.until(() => events().some(({ event }) => event.type === 'articles_marked'));
  const told = events().filter(({ event }) => event.type === 'articles_marked');
  expect(told.map(({ event }) => event)).toEqual([{ type: 'articles_marked' }]);
  expect((await counts()).unread).toBe(0);
  await send(undo(undo_token));
  expect((await counts()).unread).toBe(count);
});

test('a list of what is not there, or of nothing that makes sense, is refused in words', async () => {
  const up_to = new Date().toISOString();
  const post = (body: object) => ({ method: 'POST', path: '/api/articles/mark-read', body }) as const;
  for (const place of ['feed_id', 'folder_id', 'category_id']) {
    expect(await refusal(post({ view: 'unread', [place]: 4711, up_to }))).toMatchObject({ status: 404 });
    expect(await refusal({ path: `/api/articles?${place}=4711` })).toMatchObject({ code: 'not_found' });
  }
  for (const body of [{}, { ids: [] }, { view: 'unread' }, { ids: [1], view: 'unread', up_to }]) {
    expect(await refusal(post(body))).toMatchObject({ status: 400 });
  }
  expect(await refusal(undo(''))).toMatchObject({ status: 400 });
  expect(await refusal(undo('never given'))).toMatchObject({ code: 'cannot_undo' });
});
