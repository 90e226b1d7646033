import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { changedFeedsSchema, deletedFeedsSchema } from '#shared/feeds-at-once.ts';

const server = await makeTestServer();
const { read, refusal, send, feedList, until } = server;

async function addFeeds(...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const items = [1, 2].map((part) => ({
      title: `${name} ${part}`,
      url: `https://${name}.example/${part}`,
      html: '<p>The sea.</p>',
    }));
    server.feeds.set(`/${name}`, {
      body: makeRss({ title: name, siteUrl: `https://${name}.example`, items }),
    });
    ids.push((await server.addFeed(server.feeds.url(`/${name}`))).id);
  }
  return ids;
}

const change = (ids: number[], what: object) =>
  ({ method: 'PATCH', path: '/api/feeds', body: { ids, change: what } }) as const;
const remove = (ids: number[]) => ({ method: 'POST', path: '/api/feeds/delete', body: { ids } }) as const;

test('the same is set for several feeds, and others stay as they are', async () => {
  const [ebb = 0, flow = 0, other = 0] = await addFeeds('ebb', 'flow', 'other');
  const options = { refresh_minutes: 120, never_judge: true, paused: true };
  expect(await read(change([ebb, flow, ebb], options), changedFeedsSchema)).toEqual({ changed: 2 });
  const list = await feedList();
  const states = list.map(({ id, refresh_minutes, never_judge, paused }) => [
    id,
    refresh_minutes,
    never_judge,
    paused,
  ]);
  expect(states).toEqual([
    [ebb, 120, true, 'owner'],
    [flow, 120, true, 'owner'],
    [other, null, false, null],
  ]);
  await until(() =>
    server
      .events()
      .some(({ event }) => event.type === 'feeds_changed' && event.ids.join() === `${ebb},${flow}`),
  );
});

test('where one of them is gone, or what is asked makes no sense, nothing is changed', async () => {
  const [brine = 0] = await addFeeds('brine');
  expect(await refusal(change([brine, 99_999], { paused: true }))).toMatchObject({ code: 'not_found' });
  expect(await refusal(remove([brine, 99_999]))).toMatchObject({ code: 'not_found' });
  expect(await refusal(change([brine], {}))).toMatchObject({ code: 'invalid_request' });
  expect(await refusal(change([], { paused: true }))).toMatchObject({ code: 'invalid_request' });
  expect(await refusal(change([brine], { url: 'https://x.example' }))).toMatchObject({
    code: 'invalid_request',
  });
  const tooMany = Array.from({ length: 101 }, (_, index) => index + 1);
  expect(await refusal(remove(tooMany))).toMatchObject({ code: 'invalid_request' });
  expect((await feedList()).find(({ id }) => id === brine)).toMatchObject({ paused: null });
});

test('several are deleted at once, and starred articles stay', async () => {
  const [dune = 0, reed = 0] = await addFeeds('dune', 'reed');
  const articles = (await server.list('all', 'newest')).articles;
  const starred = articles.find(({ feed_id: feedId }) => feedId === reed);
  await server.mark(starred?.id ?? 0, { starred: true });
  expect(await read(remove([dune, reed]), deletedFeedsSchema)).toEqual({ deleted: 2, starred_kept: 1 });
  const left = (await feedList()).map(({ id }) => id);
  expect(left).not.toContain(dune);
  expect(left).not.toContain(reed);
  expect((await server.list('starred')).articles).toMatchObject([{ feed_id: null, feed_title: 'reed' }]);
});

test('some feeds or all are put in line; paused ones are left out', async () => {
  const [silt = 0, marsh = 0] = await addFeeds('silt', 'marsh');
  await send(change([marsh], { paused: true }));
  const answer = await send({ method: 'POST', path: '/api/feeds/refresh', body: { ids: [silt, marsh] } });
  expect([answer.status, await answer.json()]).toEqual([202, { refreshing: 1 }]);
  await until(() => server.feeds.requestsTo('/silt').length === 2);
  expect(server.feeds.requestsTo('/marsh')).toHaveLength(1);
  expect((await send({ method: 'POST', path: '/api/feeds/refresh' })).status).toBe(202);
});
