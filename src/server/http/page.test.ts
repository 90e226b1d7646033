import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { playerOrigins } from '#shared/article-html.ts';

function makePage(): string {
  const folder = makeTempFolder();
  const page =
    '<!doctype html><meta name="nonce" content="__NONCE__"><script nonce="__NONCE__">1</script><p>Winnow</p>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'manifest.webmanifest'), '{"name":"Winnow"}');
  writeFileSync(join(folder, 'sw.js'), 'self;');
  mkdirSync(join(folder, 'icons'));
  writeFileSync(join(folder, 'icons/192.png'), 'a picture');
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {};');
  return folder;
}

const server = await makeTestServer({ pageDir: makePage() });
const open = (path: string) => server.send({ path });

async function openPage(path: string) {
  const answer = await open(path);
  const html = await answer.text();
  const policy = answer.headers.get('content-security-policy') ?? '';
  return { answer, html, policy, nonce: /nonce="([^"]+)"/.exec(html)?.[1] ?? '' };
}

describe('the page', () => {
  it('has a nonce of its own in every place, which its policy allows', async () => {
    const { html, nonce, policy } = await openPage('/');
    expect(nonce).toMatch(/^[\w-]{20,}$/);
    expect(html.match(new RegExp(nonce, 'g'))).toHaveLength(2);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('may load and run nothing but what its policy names, and the players of the list', async () => {
    const { nonce, policy } = await openPage('/');
    const own = `'self' 'nonce-${nonce}'`;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${own}`,
      `style-src ${own}`,
      ...['font-src', 'connect-src', 'manifest-src', 'worker-src'].map((name) => `${name} 'self'`),
      "img-src 'self' data:",
      'media-src https: http:',
      expect.stringMatching(/^frame-src( https:\/\/[\w.-]+)+$/),
      ...['base-uri', 'form-action', 'frame-ancestors'].map((name) => `${name} 'none'`),
    ]);
    expect(policy).toContain(`frame-src ${playerOrigins.join(' ')};`);
  });

  it('has another nonce every time, and is never kept', async () => {
    const [one, other] = [await openPage('/'), await openPage('/')];
    expect(one.nonce).not.toBe(other.nonce);
    expect(one.answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/', '/settings/ollama', '/feeds/7?view=all', '/anything/at/all'])(
    'stands at every address that is not the API: %s',
    async (path) => {
      const { answer, html } = await openPage(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(html).toContain('<p>Winnow</p>');
    },
  );

  it('brings files that may be kept for ever, because their names change with them', async () => {
    const answer = await open('/assets/app-1a2b.js');
    expect(await answer.text()).toBe('export {};');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/sw.js', 'text/javascript'],
    ['/icons/192.png', 'image/png'],
  ])('brings what an installed page needs, asked for anew each time: %s', async (path, type) => {
    const answer = await open(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('lets its service worker ask us for pages, and do nothing else', async () => {
    const policy = (await open('/sw.js')).headers.get('content-security-policy');
    expect(policy).toBe("default-src 'none'; connect-src 'self'");
    const ofPage = (await openPage('/')).policy;
    expect(ofPage).toContain("worker-src 'self'");
    expect(ofPage).toContain("manifest-src 'self'");
  });

  it.each(['/assets/old-9z.js', '/icons/old.png'])(
    'does not stand in for a missing file: %s',
    async (path) => {
      expect(await server.refusal({ path })).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it.each([
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..\\secret.txt',
  ])('gives no file beside its own: %s', async (path) => {
    expect((await sendRaw(server.url(), { path, headers: { host: 'localhost' } })).body).not.toContain(
      'not for the page',
    );
  });
});

describe('a page that has not been built', () => {
  it('is explained, and the API works without it', async () => {
    const bare = await makeTestServer();
    expect(await bare.refusal({ path: '/' })).toMatchObject({
      status: 404,
      hint: 'Start Winnow with npm start.',
    });
    expect((await bare.send({ path: '/api/health' })).status).toBe(200);
  });
});
