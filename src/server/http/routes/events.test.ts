import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { type EventStream, openEventStream } from '#server/testing/event-stream.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { makeUntil } from '#server/testing/until-event.ts';
import { serverStatusSchema } from '#shared/status.ts';

async function open(server: TestServer, lastEventId?: string): Promise<EventStream> {
  const stream = await openEventStream(server.url(), { lastEventId });
  cleanUpLater(stream.close);
  return stream;
}
const untilNamed = (stream: EventStream, name: string) =>
  makeUntil(stream.subscribe)(() => stream.events.find((event) => event.name === name));

/** Adds a feed with articles: something to tell of. */
async function addFeed(server: TestServer, path: string, count = 1): Promise<number> {
  const items = Array.from({ length: count }, (_, index) => ({
    title: `Wave ${index}`,
    url: `https://tidal.example${path}/${index}`,
    html: '<p>Wave.</p>',
  }));
  server.feeds.set(path, { body: makeRss({ title: path, siteUrl: 'https://tidal.example/', items }) });
  return (await server.addFeed(server.feeds.url(path))).id;
}

const server = await makeTestServer();

test('a new stream begins with how everything is', async () => {
  await addFeed(server, '/one', 3);
  const stream = await open(server);
  await untilNamed(stream, 'snapshot');
  expect(stream.events[0]).toMatchObject({
    name: 'snapshot',
    event: { counts: await server.counts(), judging: await server.status() },
  });
  expect((await server.counts()).unread).toBeGreaterThanOrEqual(3);
});

test('every change is told to every open page, with the counts after it', async () => {
  await addFeed(server, '/two', 2);
  const pages = [await open(server), await open(server)];
  for (const page of pages) await untilNamed(page, 'snapshot');
  const [id = 0] = (await server.list('unread')).ids;
  const { unread } = await server.counts();
  await server.mark(id, { read: true });
  for (const page of pages) {
    const changed = { type: 'articles_changed', ids: [id] };
    const has = makeUntil(page.subscribe);
    await has(() => page.events.some(({ event }) => JSON.stringify(event) === JSON.stringify(changed)));
    await has(() =>
      page.events.some(({ event }) => event.type === 'counts' && event.counts.unread === unread - 1),
    );
  }
});

test('a page that lost the line hears what it missed, in order, each once, and then how everything is', async () => {
  const feedId = await addFeed(server, '/three', 3);
  const { ids } = await server.list('unread');
  const first = await open(server);
  await untilNamed(first, 'snapshot');
  await server.mark(ids[0] ?? 0, { read: true });
  await untilNamed(first, 'counts');
  first.close();
  const lastHeard = first.events.at(-1)?.id;

  const { length: before } = server.events();
  await server.mark(ids[1] ?? 0, { read: true });
  await server.send({ method: 'DELETE', path: `/api/feeds/${feedId}` });
  await server.until(() =>
    server
      .events()
      .slice(before)
      .some(({ name }) => name === 'counts'),
  );
  const second = await open(server, lastHeard);
  await untilNamed(second, 'snapshot');
  const heard = second.events.slice(
    0,
    second.events.findIndex(({ name }) => name === 'snapshot'),
  );
  const position = server.events().findLastIndex(({ id }) => id === lastHeard) + 1;
  expect(heard).toEqual(server.events().slice(position, position + heard.length));
  expect(heard.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['articles_changed', 'feeds_changed', 'counts']),
  );
});

test.each(['someone-else-7', '', '99'])(
  'a page that was away too long, or knew another start, begins anew: %j',
  async (lastEventId) => {
    const stream = await open(server, lastEventId);
    await untilNamed(stream, 'snapshot');
    expect(stream.events[0]?.name).toBe('snapshot');
  },
);

test('a silent line is kept open by a sign of life every fifteen seconds', async () => {
  const clock = makeFakeClock();
  const stream = await open(await makeTestServer({ clock }));
  await untilNamed(stream, 'snapshot');
  await clock.advance(14_999);
  expect(stream.comments).toEqual([]);
  await clock.advance(1);
  await makeUntil(stream.subscribe)(() => stream.comments.length === 1);
  await clock.advance(15_000);
  await makeUntil(stream.subscribe)(() => stream.comments.length === 2);
});

test('many changes at once are one message with the counts', async () => {
  const clock = makeFakeClock();
  const timed = await makeTestServer({ clock });
  await addFeed(timed, '/many', 20);
  const stream = await open(timed);
  await untilNamed(stream, 'snapshot');
  const { ids } = await timed.list('unread');
  for (const id of ids) await timed.mark(id, { read: true });
  await clock.advance(249);
  await timed.counts();
  expect(stream.events.map(({ name }) => name)).not.toContain('counts');
  await clock.advance(1);
  await untilNamed(stream, 'counts');
  expect(stream.events.filter(({ name }) => name === 'counts')).toHaveLength(1);
  expect(stream.events.filter(({ name }) => name === 'articles_changed')).toHaveLength(20);
});

test('who asks for nothing but the head leaves no stream open', async () => {
  const asked = await makeTestServer();
  const countStreams = async () => (await asked.read({ path: '/api/status' }, serverStatusSchema)).streams;
  const before = await countStreams();
  const { status, headers } = await fetch(`${asked.url()}/api/events`, { method: 'HEAD' });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(await countStreams()).toBe(before);
});

test('the line ends when the server stops', async () => {
  const stopped = await makeTestServer();
  const stream = await open(stopped);
  await untilNamed(stream, 'snapshot');
  await stopped.stop();
  await stream.ended;
});
