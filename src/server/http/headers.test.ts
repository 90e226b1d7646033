import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';

function makePage(): string {
  const folder = makeTempFolder();
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script nonce="__NONCE__">1</script>');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {};');
  return folder;
}

const pageDir = makePage();
const [open, closed] = [
  await makeTestServer({ pageDir }),
  await makeTestServer({ pageDir, environment: { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash } }),
];

const html = { accept: 'text/html' };
const answers = [
  { what: 'the page', server: open, call: { path: '/unread', headers: html }, status: 200 },
  { what: 'a script of the page', server: open, call: { path: '/assets/app-1a2b.js' }, status: 200 },
  { what: 'the icon', server: open, call: { path: '/icon.svg' }, status: 200 },
  { what: 'a file that is missing', server: open, call: { path: '/assets/gone.js' }, status: 404 },
  { what: 'an answer of the API', server: open, call: { path: '/api/counts' }, status: 200 },
  { what: 'a file to be kept', server: open, call: { path: '/api/opml' }, status: 200 },
  { what: 'the document', server: open, call: { path: '/api/openapi.json' }, status: 200 },
  { what: 'a mistake', server: open, call: { path: '/api/articles/0' }, status: 400 },
  { what: 'an image that is none', server: open, call: { path: '/api/images/x/y' }, status: 404 },
  { what: 'an address that is not there', server: open, call: { path: '/api/nothing' }, status: 404 },
  {
    what: 'a refused change',
    server: open,
    call: { method: 'POST', path: '/api/judging/pause', headers: { origin: 'null' } },
    status: 403,
  },
  { what: 'an answer to strangers', server: closed, call: { path: '/api/counts' }, status: 401 },
  { what: 'the way to the login', server: closed, call: { path: '/unread', headers: html }, status: 302 },
  { what: 'the login page', server: closed, call: { path: '/login', headers: html }, status: 200 },
] as const;

describe('every answer', () => {
  it.each(answers)('is shut to other pages: $what', async ({ server, call, status }) => {
    const answer = await server.send(call);
    expect(answer.status).toBe(status);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'|sandbox/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('that tells anything of the owner is kept by nobody', async () => {
    for (const { what, server, call } of answers) {
      if (what === 'a script of the page' || what === 'the icon' || what.startsWith('a file that')) continue;
      expect((await server.send(call)).headers.get('cache-control'), what).toBe('no-store');
    }
  });

  it('the stream has the same', async () => {
    const leaving = new AbortController();
    const { headers } = await fetch(`${open.url()}/api/events`, { signal: leaving.signal });
    leaving.abort();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('cache-control')).toMatch(/no-store|no-cache/);
    // A proxy would otherwise collect it, and the page would hear of nothing.
    expect(headers.get('x-accel-buffering')).toBe('no');
  });
});

describe('a browser that is not logged in', () => {
  it.each([
    ['/', '/login'],
    ['/unread/12?sort=best', '/login?to=%2Funread%2F12%3Fsort%3Dbest'],
    ['//evil.example/', '/login?to=%2F%2Fevil.example%2F'],
  ])('that opens %s is sent to the login page, and told the way back', async (path, to) => {
    const answer = await closed.send({ path, headers: html });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(to);
  });

  it('gets what the login page is made of', async () => {
    for (const path of ['/login', '/assets/app-1a2b.js', '/icon.svg']) {
      expect((await closed.send({ path })).status).toBe(200);
    }
  });

  it('is sent nowhere where nothing protects Winnow', async () => {
    expect((await open.send({ path: '/unread', headers: html })).status).toBe(200);
  });

  it('is sent to the folder of the public address', async () => {
    const environment = {
      WINNOW_AUTH_PASSWORD_HASH: testPasswordHash,
      WINNOW_SERVER_PUBLIC_URL: 'https://site.example/reader/',
    };
    const folder = await makeTestServer({ pageDir, environment });
    const openAs = async (host: string) =>
      (await sendRaw(folder.url(), { path: '/all', headers: { ...html, host } })).headers.location;
    expect(await openAs('site.example')).toBe('/reader/login?to=%2Fall');
    expect(await openAs('localhost')).toBe('/login?to=%2Fall');
  });
});

it('connections are kept longer than proxies keep theirs, so that none is closed while one asks on it', async () => {
  const { headers } = await fetch(`${open.url()}/api/health`);
  expect(headers.get('keep-alive')).toBe('timeout=125');
});
