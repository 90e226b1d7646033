import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { feedSchema } from '#shared/feed.ts';

const server = await makeTestServer();
const { feeds, refusal } = server;
const change = (id: number, body: object) =>
  server.read({ method: 'PATCH', path: `/api/feeds/${id}`, body }, feedSchema);
const refuse = (id: number, body: object) => refusal({ method: 'PATCH', path: `/api/feeds/${id}`, body });

let made = 0;
/** A feed with one article; returns its address. */
function publish(title: string): string {
  made += 1;
  const items = [{ title: `${title} 1`, url: `https://${made}.example/1`, html: '<p>Text.</p>' }];
  feeds.set(`/feed-${made}`, { body: makeRss({ title, siteUrl: `https://${made}.example`, items }) });
  return feeds.url(`/feed-${made}`);
}
const titlesOf = async (id: number) =>
  (await server.list('all')).articles.filter(({ feed_id }) => feed_id === id).map(({ title }) => title);

test('a feed gets another address: what stands there is in the list when the answer comes', async () => {
  const { id } = await server.addFeed(publish('Old place'));
  const url = publish('New place');
  const body = { url: `  ${url}#top`, custom_title: 'Moved', refresh_minutes: 90, user_agent: 'Reader/1' };
  expect(await change(id, body)).toMatchObject({
    ...{
      id,
      url,
      title: 'Moved',
      refresh_minutes: 90,
      user_agent: 'Reader/1',
      article_count: 2,
      failure: null,
    },
  });
  expect((await titlesOf(id)).sort()).toEqual(['New place 1', 'Old place 1']);
  expect(feeds.requestsTo(new URL(url).pathname)).toHaveLength(1);
  expect(feeds.requestsTo(new URL(url).pathname)[0]?.headers['user-agent']).toBe('Reader/1');
});

test('an address that another feed has is refused, and so is one that is no feed; all stays as it was', async () => {
  const feed = await server.addFeed(publish('Mine'));
  const other = await server.addFeed(publish('Theirs'));
  const body = { custom_title: 'Changed', paused: true };
  expect(await refuse(feed.id, { ...body, url: other.url })).toMatchObject({
    status: 409,
    code: 'feed_exists',
    details: { feed_id: other.id },
  });
  expect(await refuse(feed.id, { ...body, url: feeds.url('/nothing') })).toMatchObject({
    status: 422,
    code: 'feed_failed',
    details: { kind: 'not_found' },
  });
  expect((await server.feedList()).find(({ id }) => id === feed.id)).toEqual(feed);
});

test('the address that it has already is not fetched for that', async () => {
  const url = publish('Staying');
  const { id } = await server.addFeed(url);
  expect(await change(id, { url, custom_title: 'Named' })).toMatchObject({ url, title: 'Named' });
  expect(feeds.requestsTo(new URL(url).pathname)).toHaveLength(1);
});

test('a feed that was gone goes on at its new address', async () => {
  const { id } = await server.addFeed(publish('Gone'));
  feeds.set(`/feed-${made}`, { status: 410 });
  await server.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  expect((await server.feedList()).find((feed) => feed.id === id)).toMatchObject({ paused: 'gone' });
  expect(await change(id, { url: publish('Back') })).toMatchObject({ paused: null, failure: null });
});

test.each([
  [{ refresh_minutes: 4 }, 'refresh_minutes has to be at least 5.'],
  [{ refresh_minutes: 10_081 }, 'refresh_minutes has to be at most 10080.'],
  [{ refresh_minutes: 7.5 }, 'refresh_minutes has to be a whole number.'],
  [{ user_agent: '' }, 'user_agent must not be blank.'],
  [{ user_agent: 'x'.repeat(201) }, 'user_agent can have at most 200 characters.'],
  [{ user_agent: 'Möwe' }, 'user_agent: only printable ASCII characters can be sent.'],
  [{ user_agent: 'a\r\nx: y' }, 'user_agent: only printable ASCII characters can be sent.'],
  [{ paused: 'yes' }, 'paused has to be true or false.'],
  [{ login: { user: 'ada', password: 'x', realm: 'y' } }, 'There is no field “realm” in login.'],
  [{ url: ' ' }, 'url must not be blank.'],
  [{ title: 'x' }, 'There is no field “title”.'],
])('what cannot be set is refused with a sentence: %j', async (body, message) => {
  const { id } = (await server.feedList())[0] ?? (await server.addFeed(publish('Any')));
  expect(await refuse(id, body)).toMatchObject({ status: 400, code: 'invalid_request', message });
});

test.each([
  ['PATCH', '/api/feeds/4711', { paused: true }],
  ['PATCH', '/api/feeds/4711', { url: 'https://feeds.example/' }],
  ['DELETE', '/api/feeds/4711', undefined],
  ['POST', '/api/feeds/4711/refresh', undefined],
  ['GET', '/api/articles?feed_id=4711', undefined],
] as const)('a feed that is not there is not found: %s %s', async (method, path, body) => {
  const refused = await refusal({ method, path, ...(body ? { body } : {}) });
  expect(refused).toMatchObject({ status: 404, code: 'not_found', message: expect.stringMatching(/\.$/) });
});
