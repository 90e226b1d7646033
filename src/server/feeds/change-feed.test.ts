import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { feedSchema } from '#shared/feed.ts';
import { judgingStatusSchema } from '#shared/judgement.ts';

const server = await makeTestServer();
const { article, counts, list, read, refusal, status, until } = server;
const change = (id: number, body: object) =>
  read({ method: 'PATCH', path: `/api/feeds/${id}`, body }, feedSchema);
const press = (button: 'pause' | 'resume') =>
  read({ method: 'POST', path: `/api/judging/${button}` }, judgingStatusSchema);

function publish(parts: number[]): void {
  const items = parts.map((part) => ({
    title: `Tides, part ${part}`,
    url: `https://tides.example/${part}`,
    html: '<p>The sea.</p>',
  }));
  server.feeds.set('/tides', {
    body: makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items }),
  });
}

test('a feed that is never to be judged takes what waits of it out of the queue, but not what was asked for', async () => {
  publish([1, 2, 3]);
  await server.chooseModel('granite4.1:3b');
  await press('pause');
  const { id, never_judge: before } = await server.addFeed(server.feeds.url('/tides'));
  expect(before).toBe(false);
  await until(async () => (await counts()).scoring === 3);
  const [first = 0] = (await list('scoring', 'newest')).ids;
  await server.judgeAgain(first);
  expect(await change(id, { never_judge: true })).toMatchObject({ never_judge: true, title: 'Tidal Notes' });
  expect(await counts()).toMatchObject({ unread: 3, scoring: 1 });
  const left = (await list('unread')).ids.filter((articleId) => articleId !== first).toSorted();
  const told = () =>
    server
      .events()
      .flatMap(({ event }) => (event.type === 'articles_changed' ? [event.ids.toSorted().join()] : []));
  await until(() => told().includes(left.join()));
  expect((await list('scoring')).ids).toEqual([first]);
  await press('resume');
  await until(async () => (await status()).state === 'idle');
  expect((await article(first)).state).toBe('judged');

  publish([1, 2, 3, 4]);
  await server.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  const newest = (await list('unread', 'newest')).articles.map(({ state }) => state);
  expect(newest.toSorted()).toEqual(['judged', 'not_queued', 'not_queued', 'not_queued']);

  expect(await change(id, { never_judge: false })).toMatchObject({ never_judge: false });
  publish([1, 2, 3, 4, 5]);
  await server.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  await until(
    async () => (await list('all')).articles.filter(({ state }) => state === 'judged').length === 2,
  );
  await until(async () => (await status()).state === 'idle');
  expect(await counts()).toMatchObject({ all: 5, scoring: 0 });
});

test('each option stays as it is when only another one is named; naming none is refused', async () => {
  server.feeds.set('/other', {
    body: makeRss({ title: 'Other', siteUrl: 'https://other.example', items: [] }),
  });
  const { id } = await server.addFeed(server.feeds.url('/other'));
  await change(id, { custom_title: 'Mine', never_judge: true });
  expect(await change(id, { never_judge: false })).toMatchObject({ title: 'Mine', never_judge: false });
  await change(id, { never_judge: true });
  expect(await change(id, { custom_title: null })).toMatchObject({ title: 'Other', never_judge: true });
  const path = `/api/feeds/${id}`;
  expect(await refusal({ method: 'PATCH', path, body: {} })).toMatchObject({
    status: 400,
    message: expect.stringContaining('name one of custom_title, never_judge, refresh_minutes'),
  });
  expect(await refusal({ method: 'PATCH', path, body: { never_judge: 1 } })).toMatchObject({ status: 400 });
  expect(
    await refusal({ method: 'PATCH', path: '/api/feeds/999', body: { never_judge: true } }),
  ).toMatchObject({ code: 'not_found' });
});
