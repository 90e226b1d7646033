import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeGif, makePng, makePngHead } from '#server/testing/make-images.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { errorBodySchema } from '#shared/app-error.ts';
import { readerSettingsSchema } from '#shared/settings.ts';

const pageDir = makeTempFolder();
writeFileSync(join(pageDir, 'index.html'), '<!doctype html><p>Winnow</p>');
const server = await makeTestServer({ pageDir });
const { feeds, send } = server;
const picture = makePng(40, 30);

let made = 0;
/** An article that shows images of these addresses; returns what its HTML says they are now, and the whole. */
async function publish(urls: readonly string[]): Promise<{ id: number; paths: string[] }> {
  made += 1;
  const html = urls.map((url) => `<p>Text <img src="${url}" alt="A picture"></p>`).join('');
  const items = [{ title: `Post ${made}`, url: `https://${made}.example/1`, html }];
  feeds.set(`/feed-${made}`, { body: makeRss({ title: 'Pictures', siteUrl: feeds.origin, items }) });
  await server.addFeed(feeds.url(`/feed-${made}`));
  const { articles } = await server.list('all');
  const id = articles.find(({ title }) => title === `Post ${made}`)?.id ?? 0;
  return { id, paths: await pathsOf(id) };
}

async function pathsOf(id: number): Promise<string[]> {
  const { content_html } = await server.article(id);
  return [...content_html.matchAll(/<img src="([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** The path for one address that a server of ours answers with this. */
async function pathTo(name: string, script: Parameters<typeof feeds.set>[1]): Promise<string> {
  feeds.set(name, script);
  const [path = ''] = (await publish([feeds.url(name)])).paths;
  return path;
}

async function refuse(path: string) {
  const answer = await send({ path });
  const { error } = errorBodySchema.parse(await answer.json());
  return { status: answer.status, code: error.code, kind: error.details?.['kind'], error, answer };
}

const save = (images: string) =>
  server.read({ method: 'PUT', path: '/api/settings', body: { images } }, readerSettingsSchema);

test('an image of an article comes through Winnow, to be kept, and can do nothing; its site hears nothing of the reader', async () => {
  const path = await pathTo('/cat.png', { body: picture, contentType: 'image/png' });
  expect(path).toMatch(/^\/api\/images\/[\w-]{22}\/[\w-]+$/);
  const headers = { cookie: 'session=secret', referer: 'https://reader.example/articles/7' };
  const answer = await send({ path, headers });
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const [asked] = feeds.requestsTo('/cat.png');
  expect(asked?.headers).not.toHaveProperty('cookie');
  expect(asked?.headers).not.toHaveProperty('referer');
});

test('an image is asked for once, however many look at it, and a restart forgets neither it nor its address', async () => {
  const path = await pathTo('/once.png', { body: picture, contentType: 'image/png', delay: 50 });
  const answers = await Promise.all(Array.from({ length: 5 }, () => send({ path })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await server.restart();
  expect((await send({ path })).status).toBe(200);
  expect(feeds.requestsTo('/once.png')).toHaveLength(1);
  expect(readdirSync(join(server.dataDir, 'images')).filter((name) => !/^[\da-f]{64}$/.test(name))).toEqual(
    [],
  );
});

test('a file that was damaged on the disk is fetched anew', async () => {
  const path = await pathTo('/torn.png', { body: makePng(41, 31), contentType: 'image/png' });
  const before = readdirSync(join(server.dataDir, 'images'));
  await send({ path });
  const [name = ''] = readdirSync(join(server.dataDir, 'images')).filter((file) => !before.includes(file));
  writeFileSync(join(server.dataDir, 'images', name), '<script>alert(1)</script>');
  const answer = await send({ path });
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await answer.arrayBuffer()).equals(makePng(41, 31))).toBe(true);
  expect(feeds.requestsTo('/torn.png')).toHaveLength(2);
});

test('what a server calls an image does not matter, only what it is', async () => {
  const path = await pathTo('/page.html', { body: makeGif(9, 9), contentType: 'text/html' });
  expect((await send({ path })).headers.get('content-type')).toBe('image/gif');
});

test.each<[string, Parameters<typeof feeds.set>[1], string]>([
  ['HTML', { body: '<!doctype html><script>alert(1)</script>', contentType: 'image/png' }, 'not_an_image'],
  [
    'SVG',
    {
      body: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      contentType: 'image/svg+xml',
    },
    'not_an_image',
  ],
  ['a head without a body', { body: picture.subarray(0, 20), contentType: 'image/png' }, 'not_an_image'],
  ['nothing', { body: '', contentType: 'image/png' }, 'empty'],
  [
    '10,000 × 10,000 pixels',
    { body: makePngHead(10_000, 10_000), contentType: 'image/png' },
    'too_many_pixels',
  ],
  [
    'a GIF bomb',
    { body: makeGif(8_000, 6_000, { frames: 2_000 }), contentType: 'image/gif' },
    'too_many_pixels',
  ],
  [
    'more than 10 MB',
    { body: Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024)]), contentType: 'image/png' },
    'too_large',
  ],
  [
    'a compression bomb',
    { body: Buffer.alloc(30_000_000), encoding: 'gzip', contentType: 'image/png' },
    'bad_compression',
  ],
  ['a connection that breaks', { body: picture, contentType: 'image/png', cutAfter: 30 }, 'network'],
  ['a way to a private address', { redirectTo: 'http://10.1.2.3/router.png' }, 'private_address'],
  ['a way to this machine by IPv6', { redirectTo: 'http://[::1]:80/i.png' }, 'private_address'],
  ['a way to a file', { redirectTo: 'file:///etc/passwd' }, 'unsupported_scheme'],
  ['a way without end', { redirectTo: '/bad-11' }, 'redirect_loop'],
  ['nothing there', { status: 404, body: 'x' }, 'not_found'],
  ['a refusal', { status: 403, body: 'x' }, 'forbidden'],
])(
  'what cannot be shown is a small answer that says why, and its site is left alone for a minute: %s',
  async (_, script, kind) => {
    made += 1;
    const name = kind === 'redirect_loop' ? '/bad-11' : `/bad-${made + 100}`;
    const path = await pathTo(name, script);
    const refused = await refuse(path);
    expect(refused).toMatchObject({ status: 422, code: 'image_failed', kind });
    expect(refused.error.message).toMatch(/\.$/);
    expect(refused.answer.headers.get('cache-control')).toBe('private, max-age=60');
    const asked = feeds.requestsTo(name).length;
    expect(await refuse(path)).toMatchObject({ code: 'image_failed', kind });
    expect(feeds.requestsTo(name)).toHaveLength(asked);
  },
);

test('an address that was not signed here brings nothing, whatever it is', async () => {
  const path = await pathTo('/signed.png', { body: picture, contentType: 'image/png' });
  const [, , , signature = '', encoded = ''] = path.split('/');
  const other = Buffer.from(feeds.url('/other.png')).toString('base64url');
  const swapped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  for (const forged of [
    `${signature}/${other}`,
    `${swapped}/${encoded}`,
    `${signature.slice(0, -4)}/${encoded}`,
    `x/${encoded}`,
    `${signature}/${encoded}=`,
    `${signature}/${Buffer.from('https://a.example/'.padEnd(8_000, 'x')).toString('base64url')}`,
    `%00/${encoded}`,
  ]) {
    expect(await refuse(`/api/images/${forged}`)).toMatchObject({ status: 404, code: 'not_found' });
  }
  expect(feeds.requestsTo('/signed.png')).toEqual([]);
  expect(feeds.requestsTo('/other.png')).toEqual([]);
});

test('another Winnow signs otherwise, and the key is in no answer', async () => {
  const path = await pathTo('/own.png', { body: picture, contentType: 'image/png' });
  const other = await makeTestServer();
  expect(await other.refusal({ path })).toMatchObject({ status: 404, code: 'not_found' });
  expect(await (await send({ path: '/api/settings' })).text()).not.toContain('key');
});

test('the owner says how images come, and what the page may load follows', async () => {
  const url = feeds.url('/mode.png');
  const { id, paths } = await publish([url]);
  const policy = async () => (await send({ path: '/' })).headers.get('content-security-policy') ?? '';
  expect(paths[0]).toMatch(/^\/api\/images\//);
  expect(await policy()).toContain("img-src 'self' data:;");
  await save('direct');
  expect(await pathsOf(id)).toEqual([url]);
  expect(await policy()).toContain("img-src 'self' data: https: http:;");
  await save('off');
  expect((await server.article(id)).content_html).toContain(`<a href="${url}"`);
  expect(await pathsOf(id)).toEqual([]);
  expect(await policy()).toContain("img-src 'self' data:;");
  await save('proxy');
  expect(await pathsOf(id)).toEqual(paths);
});
