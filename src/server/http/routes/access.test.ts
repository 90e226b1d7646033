import { describe, expect, it } from 'vitest';
import { findPassword, savePassword } from '#server/access/password-store.ts';
import { loadConfig } from '#server/config/load.ts';
import { openDatabase } from '#server/database/open.ts';
import { type BrowserClient, makeBrowserClient } from '#server/testing/browser-client.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { openEventStream } from '#server/testing/event-stream.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { makeUntil } from '#server/testing/until-event.ts';
import { accessStateSchema, createdTokenSchema } from '#shared/access.ts';
import { downloadStatusSchema } from '#shared/pull.ts';

/** Deriving the hash of a password that is set takes its time, more so beside other tests. */
const timeout = 30_000;

const open = (server: TestServer, headers?: Record<string, string>) => makeBrowserClient(server.url, headers);
const changeTo = (password: string, current?: string) => ({
  method: 'PUT' as const,
  path: '/api/access/password',
  body: { password, ...(current === undefined ? {} : { current_password: current }) },
});
const setPassword = (browser: BrowserClient, password: string, current?: string) =>
  browser.send(changeTo(password, current));
const logIn = (browser: BrowserClient, password = testPassword) =>
  browser.send({ method: 'POST', path: '/api/session', body: { password } });
const stateOf = (browser: BrowserClient) => browser.read({ path: '/api/access' }, accessStateSchema);

/** As an older Winnow might have kept it; checking it takes no time. */
async function keepWeakHash({ dataDir }: TestServer): Promise<void> {
  const { db, close } = await openDatabase(dataDir);
  await savePassword(db, { hash: testPasswordHash, now: 7 });
  await close();
}

describe('the password', () => {
  it('is set at the machine; everybody else is outside from then on', { timeout }, async () => {
    const server = await makeTestServer();
    const [owner, other] = [open(server), open(server)];
    expect(await stateOf(owner)).toMatchObject({
      password: 'none',
      you: { via: 'open', address: '127.0.0.1' },
    });
    expect((await setPassword(owner, testPassword)).status).toBe(200);
    expect(await stateOf(owner)).toMatchObject({
      password: 'saved',
      you: { via: 'session' },
      password_removable: true,
    });
    expect(await other.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
    expect(await other.refusal(changeTo('another sentence of mine'))).toMatchObject({ status: 401 });
    expect((await logIn(other)).status).toBe(201);
  });

  it('is changed by who knows it, and that logs out everybody else', { timeout }, async () => {
    const server = await makeTestServer();
    const [owner, other] = [open(server), open(server)];
    for (const browser of [owner, other]) {
      await keepWeakHash(server);
      await logIn(browser);
    }
    await keepWeakHash(server);
    const wrong = changeTo('another sentence of mine', 'not this one');
    expect(await owner.refusal(wrong)).toMatchObject({ status: 403, code: 'wrong_password' });
    const before = owner.cookie() ?? '';
    await setPassword(owner, 'another sentence of mine', testPassword);
    expect((await owner.send({ path: '/api/counts' })).status).toBe(200);
    expect(await server.refusal({ path: '/api/counts', headers: { cookie: before } })).toMatchObject({
      status: 401,
    });
    expect(await other.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
  });

  it('is taken away by who knows it, with every session', { timeout }, async () => {
    const server = await makeTestServer();
    const owner = open(server);
    await keepWeakHash(server);
    await logIn(owner);
    await keepWeakHash(server);
    const remove = (given: string) => ({
      method: 'POST' as const,
      path: '/api/access/password/remove',
      body: { current_password: given },
    });
    expect(await owner.refusal(remove('not this one'))).toMatchObject({ code: 'wrong_password' });
    expect((await owner.send(remove(testPassword))).status).toBe(200);
    expect(await stateOf(open(server))).toMatchObject({ password: 'none', you: { via: 'open' } });
    expect(await owner.refusal(remove(testPassword))).toMatchObject({ status: 409, code: 'conflict' });
  });

  it.each([
    ['short', 'short'],
    ['what everybody tries', 'password123'],
    ['longer than any', 'ab'.repeat(200)],
  ])('that is %s is refused, with the reason', async (_, password) => {
    const server = await makeTestServer();
    expect(await server.refusal(changeTo(password))).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('is set first on the machine itself, never through a proxy', async () => {
    const environment = { WINNOW_SERVER_PUBLIC_URL: 'https://winnow.example' };
    const server = await makeTestServer({ environment });
    const call = changeTo(testPassword);
    for (const headers of [{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }]) {
      expect(await server.refusal({ ...call, headers })).toMatchObject({ status: 403, code: 'local_only' });
    }
  });

  it('of the configuration goes before any other, and is not changed here', async () => {
    const server = await makeTestServer({ environment: { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash } });
    const browser = open(server);
    await logIn(browser);
    expect(await stateOf(browser)).toMatchObject({ password: 'configured', password_removable: false });
    expect(await browser.refusal(changeTo('another sentence of mine', testPassword))).toMatchObject({
      status: 409,
      code: 'password_is_configured',
    });
  });

  it('weaker kept than it would be today is kept anew at the next login', { timeout }, async () => {
    const server = await makeTestServer();
    await keepWeakHash(server);
    const browser = open(server);
    expect((await logIn(browser)).status).toBe(201);
    expect(await stateOf(browser)).toMatchObject({ password_changed_at: new Date(7).toISOString() });
    const { db, close } = await openDatabase(server.dataDir);
    cleanUpLater(close);
    expect(await findPassword({ db, config: loadConfig({}) })).toMatchObject({
      hash: expect.stringMatching(/^scrypt:15:8:3:/),
    });
  });
});

describe('what stays open', () => {
  it('ends with the session, token or open door that it came in by, and with nothing else', {
    timeout,
  }, async () => {
    const server = await makeTestServer();
    const [owner, other] = [open(server), open(server)];
    const streamOf = async (headers: Record<string, string>) => {
      const stream = await openEventStream(server.url(), { headers });
      cleanUpLater(stream.close);
      await makeUntil(stream.subscribe)(() => stream.events.length > 0);
      return stream;
    };
    const byOpenDoor = await streamOf({});
    await setPassword(owner, testPassword);
    await byOpenDoor.ended;
    await logIn(other);
    const [ownersStream, othersStream] = [
      await streamOf({ cookie: owner.cookie() ?? '' }),
      await streamOf({ cookie: other.cookie() ?? '' }),
    ];
    const made = await owner.read(
      { method: 'POST', path: '/api/tokens', body: { name: 'Watcher', scope: 'read' } },
      createdTokenSchema,
    );
    const tokensStream = await streamOf({ authorization: `Bearer ${made.token}` });
    await owner.send({ method: 'DELETE', path: `/api/tokens/${made.id}` });
    await tokensStream.ended;
    await owner.send({ method: 'POST', path: '/api/sessions/log-out-others' });
    await othersStream.ended;
    await makeUntil(ownersStream.subscribe)(() =>
      ownersStream.events.some(({ name }) => name === 'access_changed'),
    );
    expect((await owner.send({ path: '/api/counts' })).status).toBe(200);
  });

  it('so does the stream of a download, which goes on', { timeout }, async () => {
    const server = await makeTestServer({ ollama: { pullBytesPerSecond: 1_000 } });
    const owner = open(server);
    const body = { model: 'qwen3.5:4b' };
    const stream = await server.send({ method: 'POST', path: '/api/ollama/models/pull', body });
    await setPassword(owner, testPassword);
    expect(await stream.text()).toContain('"state":"running"');
    const { pulls } = await owner.read({ path: '/api/ollama/download-status' }, downloadStatusSchema);
    expect(pulls).toMatchObject([{ model: 'qwen3.5:4b', state: 'running' }]);
  });
});
