import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { createdTokenSchema } from '#shared/access.ts';

const pageDir = makePage();
const WINNOW_SERVER_PUBLIC_URL = 'https://site.example/reader/';
const server = await makeTestServer({ pageDir, environment: { WINNOW_SERVER_PUBLIC_URL } });
const closed = await makeTestServer({
  pageDir,
  environment: { WINNOW_SERVER_PUBLIC_URL, WINNOW_AUTH_PASSWORD_HASH: testPasswordHash },
});

function makePage(): string {
  const folder = makeTempFolder();
  const page =
    '<meta name="base-path" content="./"><script src="./assets/app-1a2b.js"></script><p>./ stays</p>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'sw.js'), 'self;');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {};');
  return folder;
}

const open = (path: string, host = 'localhost') =>
  sendRaw(server.url(), { path, headers: { host, accept: 'text/html' } });

async function logIn() {
  const owner = makeBrowserClient(() => `${closed.url()}/reader`, { origin: closed.url() });
  await owner.send({ method: 'POST', path: '/api/session', body: { password: testPassword } });
  return owner;
}

const inPage = (base: string) =>
  `<meta name="base-path" content="${base}/"><script src="${base}/assets/app-1a2b.js"></script><p>./ stays</p>`;

describe('in a folder of a site', () => {
  it.each(['/api/health', '/assets/app-1a2b.js', '/sw.js', '/metrics'])(
    'everything answers with the folder and without it, as proxies pass it on: %s',
    async (path) => {
      const [whole, bare] = [await open(`/reader${path}`), await open(path)];
      expect([whole.status, bare.status]).toEqual([200, 200]);
      expect(whole.headers['content-type']).toBe(bare.headers['content-type']);
    },
  );

  it.each([
    ['the folder stands in the address', '/reader/feeds/3?sort=best', 'localhost', '/reader'],
    ['it is opened without a slash at its end', '/reader', 'localhost', '/reader'],
    ['the proxy took the folder away', '/feeds/3', 'site.example', '/reader'],
    ['it is opened past the proxy', '/feeds/3', 'localhost', ''],
    ['another folder begins with the same letters', '/readers/3', 'localhost', ''],
  ])('the page asks for its files and the API where it stands: %s', async (...row) => {
    const [, path, host, base] = row;
    const { status, body } = await open(path, host);
    expect(status).toBe(200);
    expect(body).toBe(inPage(base));
  });

  it('the folder counts once, and is no way round the rules of the API', async () => {
    expect((await open('/reader/reader/api/health')).headers['content-type']).toContain('text/html');
    const foreign = {
      method: 'POST',
      path: '/reader/api/judging/pause',
      headers: { origin: 'null' },
    } as const;
    expect(await server.refusal(foreign)).toMatchObject({ status: 403, code: 'forbidden_origin' });
    expect(await server.refusal({ path: '/reader/api/nothing' })).toMatchObject({ code: 'not_found' });
    expect(await closed.refusal({ path: '/reader/api/counts' })).toMatchObject({ code: 'unauthorized' });

    const owner = await logIn();
    const made = { method: 'POST', path: '/api/tokens', body: { name: 'Reader', scope: 'read' } } as const;
    const { token } = await owner.read(made, createdTokenSchema);
    const headers = { authorization: `Bearer ${token}` };
    expect((await closed.send({ path: '/reader/api/counts', headers })).status).toBe(200);
    for (const path of ['/reader/api/export', '/reader/api/tokens', '/reader/api/sessions'])
      expect(await closed.refusal({ path, headers }), path).toMatchObject({ code: 'forbidden_scope' });
  });

  it.each([
    ['/reader/all?sort=best', 'localhost', '/reader/login?to=%2Fall%3Fsort%3Dbest'],
    ['/reader/', 'localhost', '/reader/login'],
    ['/reader', 'site.example', '/reader/login'],
    ['/reader/login', 'localhost', undefined],
    ['/reader//evil.example/', 'localhost', '/reader/login?to=%2F%2Fevil.example%2F'],
  ])('%s at %s leads to the login page of that folder, which leads back', async (path, host, location) => {
    const answer = await sendRaw(closed.url(), { path, headers: { host, accept: 'text/html' } });
    expect(answer.headers.location).toBe(location);
  });

  it('the cookie is for that folder alone', async () => {
    const owner = await logIn();
    expect(owner.lastSetCookie()).toContain('; Path=/reader; ');
    await owner.send({ method: 'DELETE', path: '/api/session' });
    expect(owner.lastSetCookie()).toContain('; Path=/reader');
    expect(owner.cookie()).toBeUndefined();
  });

  it('the document of the API says where it stands', async () => {
    const documentSchema = z.object({ servers: z.array(z.object({ url: z.string() })) });
    const serversAt = async (path: string) =>
      documentSchema.parse(JSON.parse((await open(path)).body)).servers.map(({ url }) => url);
    expect(await serversAt('/reader/api/openapi.json')).toEqual(['/reader']);
    expect(await serversAt('/api/openapi.json')).toEqual(['/']);
  });
});

describe('without a folder', () => {
  it('the page stands at the top of its site', async () => {
    const plain = await makeTestServer({ pageDir });
    expect(await (await plain.send({ path: '/feeds/3' })).text()).toBe(inPage(''));
  });
});
