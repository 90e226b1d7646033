import { describe, expect, it } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';
import { errorBodySchema } from '#shared/app-error.ts';

const server = await makeTestServer({
  environment: { WINNOW_SERVER_PUBLIC_URL: 'https://winnow.example/reader' },
});
const { port } = new URL(server.url());

async function answer(headers: Record<string, string>, method = 'GET') {
  const path = method === 'GET' ? '/api/health' : '/api/judging/resume';
  const { status, body } = await sendRaw(server.url(), { method, path, headers });
  return status === 200 ? 'accepted' : errorBodySchema.parse(JSON.parse(body)).error.code;
}
const post = (headers: Record<string, string>) => answer({ host: `localhost:${port}`, ...headers }, 'POST');

describe('the name that Winnow is called by', () => {
  it.each([
    'localhost',
    `localhost:${port}`,
    '127.0.0.1:9',
    '[::1]:9',
    'LOCALHOST',
    'winnow.example',
    'winnow.example:443',
  ])('may be %s', async (host) => {
    expect(await answer({ host })).toBe('accepted');
  });

  it.each(['evil.example', 'localhost.evil.example', 'evil.example:8787', '192.168.1.5'])(
    'may not be %s, which a foreign page could have pointed at this machine',
    async (host) => {
      expect(await answer({ host })).toBe('forbidden_host');
    },
  );

  it('is checked for the page and everything else too', async () => {
    for (const path of ['/', '/assets/app.js', '/api/events', '/api/openapi.json']) {
      expect((await sendRaw(server.url(), { path, headers: { host: 'evil.example' } })).status).toBe(403);
    }
  });
});

describe('the address that Winnow says it is at', () => {
  const protectedBy = { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash };

  it.each([
    ['127.0.0.2', {}, 'http://127.0.0.2:'],
    ['::1', {}, 'http://[::1]:'],
    ['0.0.0.0', protectedBy, 'http://localhost:'],
    ['::', protectedBy, 'http://localhost:'],
  ])('can be opened where it listens on %s', async (...[host, environment, begins]) => {
    const { url } = await makeTestServer({ environment: { WINNOW_SERVER_HOST: host, ...environment } });
    expect(url().startsWith(begins)).toBe(true);
    expect((await fetch(`${url()}/api/health`)).status).toBe(200);
  });
});

describe('the names of the configuration', () => {
  const names = { WINNOW_SERVER_NAMES: 'nas.local, Reader.lan' };
  const protectedBy = { WINNOW_SERVER_HOST: '0.0.0.0', WINNOW_AUTH_PASSWORD_HASH: testPasswordHash };
  const codeFor = async (environment: Record<string, string>, host: string) => {
    const { url } = await makeTestServer({ environment });
    return (await sendRaw(url(), { path: '/api/health', headers: { host } })).status;
  };

  it.each([
    ['on a loopback address, besides its own', names, 'nas.local:8787', 200],
    ['in any case of letters', names, 'READER.lan', 200],
    ['and no others', names, 'nas.local.evil.example', 403],
    ['where others reach it, as long as none is given', protectedBy, 'whatever.example', 200],
    ['where others reach it and some are given', { ...protectedBy, ...names }, 'nas.local', 200],
    ['and then no others', { ...protectedBy, ...names }, 'evil.example', 403],
    [
      'but an address of numbers cannot be pointed elsewhere',
      { ...protectedBy, ...names },
      '192.168.1.5:8787',
      200,
    ],
    ['nor can a long one', { ...protectedBy, ...names }, '[fd00::5]:8787', 200],
  ])('hold %s', async (...[, environment, host, status]) => {
    expect(await codeFor(environment, host)).toBe(status);
  });
});

describe('a change', () => {
  it('is accepted from a script, which names no origin', async () => {
    expect(await post({})).toBe('accepted');
  });

  it('is accepted from our own page', async () => {
    expect(await post({ origin: `http://localhost:${port}`, 'sec-fetch-site': 'same-origin' })).toBe(
      'accepted',
    );
    expect(await post({ origin: 'https://winnow.example' })).toBe('accepted');
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000' },
    { origin: 'null' },
    { origin: 'https://winnow.example.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused from another page: %j', async (headers) => {
    expect(await post(headers as Record<string, string>)).toBe('forbidden_origin');
  });

  it('is refused with what to do, as a proxy that renames Winnow makes its own page look like another', async () => {
    const headers = { origin: 'https://reader.example', 'sec-fetch-site': 'same-origin' };
    const refusal = await server.refusal({ method: 'POST', path: '/api/judging/pause', headers });
    expect(refusal.hint).toContain('server.public_url');
  });

  it('is not made by a refused request', async () => {
    const path = '/api/judging/pause';
    const headers = { host: `localhost:${port}`, origin: 'https://evil.example' };
    await sendRaw(server.url(), { method: 'POST', path, headers });
    expect((await server.status()).reason).not.toBe('paused_by_owner');
  });
});

it('reading from another page is not refused here: the browser keeps the answer from it', async () => {
  expect(await answer({ host: `localhost:${port}`, origin: 'https://evil.example' })).toBe('accepted');
  const { headers } = await server.send({ path: '/api/health', headers: { origin: 'https://evil.example' } });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
