import { expect, test } from 'vitest';
import { openEventStream } from '#server/testing/event-stream.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';

const body = makeRss({
  title: 'Tidal Notes',
  siteUrl: 'https://tidal.example/',
  items: [1, 2, 3].map((number) => ({
    title: `Wave ${number}`,
    url: `https://tidal.example/${number}`,
    html: '<p>A wave of the sea.</p>',
  })),
});

async function addFeed(server: TestServer): Promise<number> {
  server.feeds.set('/feed', { body });
  return (await server.addFeed(server.feeds.url('/feed'))).id;
}

test('a person says what interests them, chooses a model, adds a feed, and its articles stand there ranked and explained', async () => {
  const server = await makeTestServer();
  await server.saveInterests('Waves of the sea');
  await server.chooseModel('granite4.1:3b');
  await addFeed(server);
  await server.until(async () => (await server.status()).state === 'idle');
  const { articles, unranked } = await server.list('unread', 'best');
  expect(unranked).toBe(0);
  expect(articles).toHaveLength(3);
  for (const { id, score, explanation, state } of articles) {
    expect({ state, isExplained: (explanation ?? '').length > 0 }).toEqual({
      state: 'judged',
      isExplained: true,
    });
    expect((await server.article(id)).judgement).toMatchObject({
      score,
      model: 'granite4.1:3b',
      by_quality_alone: false,
    });
  }
});

test('articles that came before the model are judged as soon as one is chosen', async () => {
  const server = await makeTestServer();
  await addFeed(server);
  expect((await server.list('unread')).articles.map(({ state }) => state)).toEqual(
    Array(3).fill('not_queued'),
  );
  expect(await server.status()).toMatchObject({ reason: 'no_model', waiting: 0 });
  await server.chooseModel('granite4.1:3b');
  await server.until(async () => (await server.list('unread')).unranked === 0);
});

test('a stop with open streams, a feed and a model that hang takes less than five seconds, and nothing is lost', async () => {
  const server = await makeTestServer();
  const feedId = await addFeed(server);
  const [asked, fetched] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  server.ollama.setFaults({
    chats: () => {
      asked.resolve();
      return 'hang_headers';
    },
  });
  server.feeds.set('/feed', () => {
    fetched.resolve();
    return { hang: 'after-headers', body: '<rss>' };
  });
  await server.chooseModel('granite4.1:3b');
  const refreshing = server
    .send({ method: 'POST', path: `/api/feeds/${feedId}/refresh` })
    .catch(() => undefined);
  const stream = await openEventStream(server.url());
  await Promise.all([asked.promise, fetched.promise]);
  const before = performance.now();
  await server.stop();
  expect(performance.now() - before).toBeLessThan(5_000);
  await Promise.all([stream.ended, refreshing]);

  server.ollama.setFaults({ chats: [] });
  server.feeds.set('/feed', { body });
  await server.restart();
  await server.until(async () => (await server.status()).state === 'idle');
  expect(await server.list('unread')).toMatchObject({ total: 3, unranked: 0 });
});

test('marks, interests, the chosen model and a pause are there after a restart', async () => {
  const server = await makeTestServer();
  await server.saveInterests('Waves', 'Football');
  await server.chooseModel('reader');
  await server.send({ method: 'POST', path: '/api/judging/pause' });
  await addFeed(server);
  const [id = 0] = (await server.list('unread')).ids;
  await server.mark(id, { read: true, starred: true });
  await server.restart();
  expect(await server.article(id)).toMatchObject({ read: true, starred: true });
  expect(await server.status()).toMatchObject({
    reason: 'paused_by_owner',
    model: 'reader:latest',
    waiting: 2,
  });
  const interests = await server.send({ path: '/api/interests' });
  expect(await interests.json()).toMatchObject({
    interests: 'Waves',
    anti_interests: 'Football',
    version: 1,
  });
});

test('a port that is taken is named, with the setting that changes it', async () => {
  const server = await makeTestServer();
  const { port } = new URL(server.url());
  const taken = { WINNOW_SERVER_PORT: port };
  await expect(makeTestServer({ environment: taken })).rejects.toThrow(
    `Port ${port} is taken, perhaps by another Winnow. Set WINNOW_SERVER_PORT to a free one.`,
  );
});

test('health is degraded for as long as judging stands still, with the reason', async () => {
  const server = await makeTestServer();
  const health = async () => (await server.send({ path: '/api/health' })).json();
  expect(await health()).toMatchObject({ status: 'degraded', reasons: ['no_model'] });
  await server.chooseModel('granite4.1:3b');
  expect(await health()).toMatchObject({ status: 'ready', reasons: [] });
});
