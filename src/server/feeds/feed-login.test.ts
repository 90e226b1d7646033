import { pino } from 'pino';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import type { Call } from '#server/testing/test-api.ts';
import { errorBodySchema } from '#shared/app-error.ts';
import { feedSchema } from '#shared/feed.ts';

const password = 'Zw1ebel & Möhre';
const login = { user: 'ada', password };
const header = `Basic ${Buffer.from(`ada:${password}`, 'utf8').toString('base64')}`;
/** Every way in which the password could show. */
const secrets = [
  password,
  encodeURIComponent(password),
  encodeURI(password),
  header.slice('Basic '.length),
  'Zw1ebel',
];

const log: string[] = [];
const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
const server = await makeTestServer({ logger });

/** All that the server said, whatever was asked. */
const said: string[] = [];
async function say(call: Call): Promise<Response> {
  const answer = await server.send(call);
  said.push(await answer.clone().text());
  return answer;
}
const read = async (call: Call) => feedSchema.parse(await (await say(call)).json());
const add = (url: string, body: object = {}) =>
  read({ method: 'POST', path: '/api/feeds', body: { url, ...body } });
const change = (id: number, body: object) => read({ method: 'PATCH', path: `/api/feeds/${id}`, body });
const refuse = async (call: Call) => {
  const answer = await say(call);
  return { status: answer.status, ...errorBodySchema.parse(await answer.json()).error };
};

let made = 0;
/** A feed behind the login; returns its path. */
function guard(feeds = server.feeds): string {
  made += 1;
  const [path, items] = [
    `/guarded-${made}`,
    [{ title: 'Inside', url: `https://inside.example/${made}`, html: 'In.' }],
  ];
  const body = makeRss({ title: `Guarded ${made}`, siteUrl: 'https://inside.example', items });
  feeds.set(path, ({ headers }) => (headers.authorization === header ? { body } : { status: 401 }));
  return path;
}
const withUserInfo = (url: string) => url.replace('//', `//ada:${encodeURIComponent(password)}@`);
const failureOf = async (id: number) =>
  (await server.feedList()).find((feed) => feed.id === id)?.failure?.kind;

test('a feed behind a login asks for it, and is added with it', async () => {
  const url = server.feeds.url(guard());
  const refusal = await refuse({ method: 'POST', path: '/api/feeds', body: { url } });
  expect(refusal).toMatchObject({ code: 'feed_failed', details: { kind: 'unauthorized' } });
  expect(await add(url, { login })).toMatchObject({ url, has_login: true, article_count: 1 });
});

test('a login in the address is taken out of it, and a given one comes before it', async () => {
  const first = server.feeds.url(guard());
  expect(await add(withUserInfo(first))).toMatchObject({ url: first, has_login: true, article_count: 1 });
  const second = server.feeds.url(guard());
  const wrong = second.replace('//', '//ada:wrong@');
  expect(await add(wrong, { login })).toMatchObject({ url: second, article_count: 1 });
});

test('one address is one feed, whatever its login: the refusal says where to change it', async () => {
  const url = server.feeds.url(guard());
  const { id, title } = await add(url, { login });
  for (const body of [{ url, login: { user: 'bob', password: 'x' } }, { url: withUserInfo(url) }]) {
    expect(await refuse({ method: 'POST', path: '/api/feeds', body })).toMatchObject({
      status: 409,
      code: 'feed_exists',
      message: `You have this feed already: ${title}.`,
      hint: expect.stringContaining('change it in the options of that feed'),
      details: { feed_id: id },
    });
  }
});

test('a changed login counts at once, in both directions', async () => {
  const { id } = await add(server.feeds.url(guard()), { login });
  await change(id, { login: { user: 'ada', password: 'wrong' } });
  await server.until(async () => (await failureOf(id)) === 'unauthorized');
  await change(id, { login });
  await server.until(async () => (await failureOf(id)) === undefined);
  expect(await change(id, { login: null })).toMatchObject({ has_login: false });
  await server.until(async () => (await failureOf(id)) === 'unauthorized');
});

test('a login goes along to another address of the same site, and nowhere else', async () => {
  const { id } = await add(server.feeds.url(guard()), { login });
  const near = server.feeds.url(guard());
  expect(await change(id, { url: near })).toMatchObject({ url: near, has_login: true });

  const elsewhere = await startFeedServer();
  cleanUpLater(elsewhere.stop);
  const path = guard(elsewhere);
  const far = elsewhere.url(path);
  const moved = { method: 'PATCH', path: `/api/feeds/${id}` } as const;
  expect(await refuse({ ...moved, body: { url: far } })).toMatchObject({ details: { kind: 'unauthorized' } });
  expect(elsewhere.requestsTo(path).map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(await change(id, { url: far, login })).toMatchObject({ url: far, has_login: true });
});

test('a feed that redirects to another site for good keeps its address while it has a login', async () => {
  const elsewhere = await startFeedServer();
  cleanUpLater(elsewhere.stop);
  elsewhere.set('/open', { body: makeRss({ title: 'Open', siteUrl: 'https://open.example', items: [] }) });
  server.feeds.set('/moved', { status: 301, redirectTo: elsewhere.url('/open') });
  const url = server.feeds.url('/moved');
  expect(await add(url, { login })).toMatchObject({ url, has_login: true });
  expect(elsewhere.requestsTo('/open').map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test.each([
  [{ user: '', password: 'x' }, 'login.user must not be blank.'],
  [{ user: 'a:b', password: 'x' }, 'login.user: a user name cannot have a colon.'],
  [{ user: 'ada', password: 'x\n' }, 'login.password: a password cannot have control characters.'],
  [{ user: 'ada' }, 'login.password is missing.'],
  [{ user: 'ada', password: 'x'.repeat(501) }, 'login.password can have at most 500 characters.'],
  ['ada', 'login has to be an object.'],
])('a login that cannot be sent is refused: %j', async (wrong, message) => {
  const body = { url: 'https://feeds.example/', login: wrong };
  const refusal = await refuse({ method: 'POST', path: '/api/feeds', body });
  expect(refusal).toMatchObject({ status: 400, code: 'invalid_request', message });
});

test('the login is in no answer, no event and no line of the log', async () => {
  const { id } = await add(withUserInfo(server.feeds.url(guard())));
  await say({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  await change(id, { login });
  const gone = withUserInfo(server.feeds.url('/nothing'));
  for (const url of [
    gone,
    withUserInfo('http://127.0.0.1:65533/'),
    withUserInfo('ftp://x.example/'),
    withUserInfo('http://exa mple/'),
  ]) {
    await refuse({ method: 'POST', path: '/api/feeds', body: { url } });
    await refuse({ method: 'PATCH', path: `/api/feeds/${id}`, body: { url } });
  }
  for (const path of ['/api/feeds', '/api/articles', '/api/health', '/api/statistics']) await say({ path });
  const everything = [...said, ...log, ...server.events().map((event) => JSON.stringify(event))].join('\n');
  expect(everything).toContain('"has_login":true');
  expect(log.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(everything).not.toContain(secret);
});
