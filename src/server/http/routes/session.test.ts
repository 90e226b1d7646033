import { describe, expect, it } from 'vitest';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';

const server = await makeTestServer({
  environment: {
    WINNOW_AUTH_PASSWORD_HASH: testPasswordHash,
    WINNOW_AUTH_TRIES: '3',
    WINNOW_SERVER_TRUSTED_PROXIES: '127.0.0.1',
    WINNOW_SERVER_PUBLIC_URL: 'https://winnow.example/reader',
  },
});

const open = (at: TestServer = server, headers?: Record<string, string>) =>
  makeBrowserClient(at.url, headers);
const logIn = (browser: ReturnType<typeof open>, password = testPassword) =>
  browser.send({ method: 'POST', path: '/api/session', body: { password } });
const state = async (browser: ReturnType<typeof open>) =>
  (await browser.send({ path: '/api/session' })).json();
const json = { 'content-type': 'application/json' };
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('logging in', () => {
  it('takes the password, gives a cookie that only this site gets, and opens everything', async () => {
    const browser = open();
    expect(await state(browser)).toEqual({ access: 'login' });
    const refused = await browser.send({ path: '/api/counts' });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="Winnow"');
    expect((await logIn(browser)).status).toBe(201);
    expect(browser.lastSetCookie()).toMatch(
      /^winnow_session=\d+\.[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await state(browser)).toEqual({ access: 'granted' });
    expect((await browser.counts()).unread).toBe(0);
  });

  it('behind https the cookie is for https alone, and for the folder of the public address', async () => {
    const https = open(server, { 'x-forwarded-proto': 'https' });
    await logIn(https);
    expect(https.lastSetCookie()).toContain('; Path=/; HttpOnly; Secure; ');
    const { headers } = await sendRaw(server.url(), {
      method: 'POST',
      path: '/api/session',
      headers: { ...json, host: 'winnow.example', origin: 'https://winnow.example' },
      body: JSON.stringify({ password: testPassword }),
    });
    expect(headers['set-cookie']?.[0]).toContain('; Path=/reader; HttpOnly; Secure; ');
  });

  it('is another session every time, and what the browser had before is worth nothing more', async () => {
    const browser = open();
    await logIn(browser);
    const cookie = browser.cookie() ?? '';
    const before = { path: '/api/counts', headers: { cookie } };
    expect((await server.send(before)).status).toBe(200);
    await logIn(browser);
    expect(browser.cookie()).not.toBe(cookie);
    expect(await server.refusal(before)).toMatchObject({ status: 401 });
  });

  it('with a wrong password leaves the browser logged in as it was', async () => {
    const browser = open();
    await logIn(browser);
    expect((await logIn(browser, 'not this one')).status).toBe(403);
    expect((await browser.send({ path: '/api/counts' })).status).toBe(200);
  });

  it('refuses a wrong password, then makes that address wait and no other one', async () => {
    const guesser = open(server, from('203.0.113.9'));
    for (const password of ['', 'password', 'four quiet words']) {
      const body = { password };
      expect(await guesser.refusal({ method: 'POST', path: '/api/session', body })).toMatchObject({
        status: 403,
        code: 'wrong_password',
        hint: expect.stringContaining('npm run winnow -- password'),
      });
    }
    const answer = await logIn(guesser);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.json()).toMatchObject({
      error: { code: 'too_many_tries', details: { retry_after_seconds: 30 }, hint: 'Try again in 30 s.' },
    });
    expect((await logIn(open(server, from('203.0.113.10')))).status).toBe(201);
  });

  it('wants to know where it comes from: no other page logs a browser in', async () => {
    const body = { password: testPassword };
    const foreign = { origin: 'https://evil.example' };
    const call = { method: 'POST', path: '/api/session', body } as const;
    expect(await open(server, foreign).refusal(call)).toMatchObject({ code: 'forbidden_origin' });
    expect(await server.refusal(call)).toMatchObject({ status: 403, code: 'forbidden_origin' });
  });
});

describe('a session', () => {
  it.each([
    ['no cookie at all', undefined],
    ['nonsense', 'winnow_session=x'],
    ['an id alone', 'winnow_session=1.'],
    ['another secret', `winnow_session=1.${'A'.repeat(43)}`],
    ['a session that never was', `winnow_session=4711.${'A'.repeat(43)}`],
  ])('is not what a browser has that brings %s', async (_, cookie) => {
    await logIn(open());
    const headers = cookie === undefined ? {} : { cookie };
    expect(await server.refusal({ path: '/api/counts', headers })).toMatchObject({ code: 'unauthorized' });
  });

  it('changes nothing for a script that has the cookie and does not say where it comes from', async () => {
    const browser = open();
    await logIn(browser);
    const headers = { cookie: browser.cookie() ?? '' };
    const call = { method: 'POST', path: '/api/judging/pause', headers } as const;
    expect(await server.refusal(call)).toMatchObject({ status: 403, code: 'forbidden_origin' });
    const marked = { ...headers, 'sec-fetch-site': 'same-origin' };
    expect((await server.send({ ...call, headers: marked })).status).toBe(200);
  });

  it('ends by logging out', async () => {
    const browser = open();
    await logIn(browser);
    const cookie = browser.cookie() ?? '';
    await browser.send({ method: 'DELETE', path: '/api/session' });
    expect(browser.cookie()).toBeUndefined();
    expect(await server.refusal({ path: '/api/counts', headers: { cookie } })).toMatchObject({ status: 401 });
  });

  it('is there after a restart', async () => {
    const browser = open();
    await logIn(browser);
    await server.restart();
    expect((await browser.send({ path: '/api/counts' })).status).toBe(200);
  });
});
