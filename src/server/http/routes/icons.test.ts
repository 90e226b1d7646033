import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makePng } from '#server/testing/make-images.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';

const shade = (value: number) => ({ body: makePng(32, 32, { shade: value }), contentType: 'image/png' });

/** A feed at `/<name>/feed` whose site stands at its side. */
async function addFeed({ feeds, ...server }: TestServer, name: string): Promise<number> {
  publish(feeds, name);
  return (await server.addFeed(feeds.url(`/${name}/feed`))).id;
}

function publish(feeds: TestServer['feeds'], name: string): void {
  const items = [{ title: `${name} 1`, url: `https://${name}.example/1`, html: '<p>Text.</p>' }];
  feeds.set(`/${name}/feed`, { body: makeRss({ title: name, siteUrl: feeds.url(`/${name}/`), items }) });
  const body = `<link rel="icon" href="/${name}/icon.png">`;
  feeds.set(`/${name}/`, { body, contentType: 'text/html' });
}

const iconOf = async (server: TestServer, id: number) =>
  (await server.feedList()).find((feed) => feed.id === id)?.icon ?? null;

const bytesOf = async (server: TestServer, path: string) =>
  Buffer.from(await (await server.send({ path })).arrayBuffer());

test('a feed that was added gets the icon of its site, to be kept for ever, and the page hears of it', async () => {
  const server = await makeTestServer();
  server.feeds.set('/a/icon.png', shade(10));
  const id = await addFeed(server, 'a');
  const path = await server.until(() => iconOf(server, id));
  const answer = await server.send({ path });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(shade(10).body)).toBe(true);
  const told = server
    .events()
    .filter(({ event }) => event.type === 'feeds_changed' && event.ids.includes(id));
  expect(told.length).toBeGreaterThanOrEqual(2);
});

test('feeds with the same icon share it', async () => {
  const server = await makeTestServer();
  for (const name of ['a', 'b']) server.feeds.set(`/${name}/icon.png`, shade(20));
  const [one, other] = [await addFeed(server, 'a'), await addFeed(server, 'b')];
  const path = await server.until(() => iconOf(server, one));
  expect(await server.until(() => iconOf(server, other))).toBe(path);
});

test('a look that a stop interrupted is taken up at the next start', async () => {
  const server = await makeTestServer();
  const asked = Promise.withResolvers<void>();
  server.feeds.set('/a/icon.png', () => {
    asked.resolve();
    return { hang: 'before-headers' };
  });
  const id = await addFeed(server, 'a');
  await asked.promise;
  await server.stop();
  server.feeds.set('/a/icon.png', shade(40));
  await server.restart();
  const path = await server.until(() => iconOf(server, id));
  expect((await bytesOf(server, path)).equals(shade(40).body)).toBe(true);
});

test('a feed that gets another address gets the icon of its new site; the old icon is gone', async () => {
  const server = await makeTestServer();
  server.feeds.set('/a/icon.png', shade(50));
  server.feeds.set('/b/icon.png', shade(60));
  const id = await addFeed(server, 'a');
  const old = await server.until(() => iconOf(server, id));
  publish(server.feeds, 'b');
  const body = { url: server.feeds.url('/b/feed') };
  await server.send({ method: 'PATCH', path: `/api/feeds/${id}`, body });
  const path = await server.until(async () => {
    const icon = await iconOf(server, id);
    return icon === old ? null : icon;
  });
  expect((await bytesOf(server, path)).equals(shade(60).body)).toBe(true);
  expect(await server.refusal({ path: old })).toMatchObject({ status: 404, code: 'not_found' });
});

test.each(['/api/icons/x', `/api/icons/${'0'.repeat(32)}`, '/api/icons/..%2f..%2fwinnow.db'])(
  'an icon that is not there is not found: %s',
  async (path) => {
    const server = await makeTestServer();
    expect(await server.refusal({ path })).toMatchObject({ status: 404, code: 'not_found' });
  },
);
