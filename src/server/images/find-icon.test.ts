import { expect, test } from 'vitest';
import { createFetcher } from '#server/fetching/fetcher.ts';
import { systemClock } from '#server/platform/clock.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeGif, makeIco, makePng, makePngHead } from '#server/testing/make-images.ts';
import { findIcon } from './find-icon.ts';
import { readImageFacts } from './image-facts.ts';

async function makeSite() {
  const site = await startFeedServer();
  cleanUpLater(site.stop);
  const fetcher = createFetcher({
    clock: systemClock,
    userAgent: 'Winnow-Test',
    allowPrivateNetworks: ['127.0.0.0/8'],
    limits: { perHostGap: 0, totalTimeout: 2_000 },
  });
  cleanUpLater(fetcher.close);
  const look = (imageUrl: string | null = null) => {
    const places = { siteUrl: site.url('/'), imageUrl };
    return findIcon({ fetcher, signal: new AbortController().signal }, places);
  };
  return { site, look };
}

const page = (...hrefs: string[]) => ({
  body: `<!doctype html><head>${hrefs.map((href) => `<link rel="icon" href="${href}">`).join('')}</head>`,
  contentType: 'text/html',
});
const png = (body: Buffer) => ({ body, contentType: 'image/png' });
const good = makePng(32, 32);

test('the declared icon comes first, then favicon.ico, then the picture of the feed', async () => {
  const { site, look } = await makeSite();
  expect(await look()).toEqual({ outcome: 'none' });
  site.set('/feed.png', png(makePng(64, 64)));
  expect(await look(site.url('/feed.png'))).toMatchObject({ icon: { bytes: makePng(64, 64) } });
  site.set('/favicon.ico', png(makePng(16, 16)));
  expect(await look(site.url('/feed.png'))).toMatchObject({ icon: { bytes: makePng(16, 16) } });
  site.set('/', page('/i.png'));
  site.set('/i.png', png(good));
  expect(await look(site.url('/feed.png'))).toMatchObject({ icon: { mime: 'image/png', bytes: good } });
});

test.each<[string, string | Buffer]>([
  ['HTML', '<!doctype html><title>Not found</title>'],
  [
    'SVG with a script',
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><script>1</script></svg>',
  ],
  ['10,000 × 10,000 pixels', makePngHead(10_000, 10_000)],
  ['a picture that is no icon', makePng(1_200, 1_200)],
  ['a pixel', makeGif(1, 1)],
  ['more than a megabyte', Buffer.concat([good, Buffer.alloc(1_100_000), good.subarray(-12)])],
  ['half a file', good.subarray(0, good.length - 14)],
  ['an icon file of one huge picture', makeIco([makePngHead(9_000, 9_000)])],
  ['an icon file without pictures', Buffer.from([0, 0, 1, 0, 0, 0])],
])('what is no icon is passed over for the next one: %s', async (_, body) => {
  const { site, look } = await makeSite();
  site.set('/', page('/bad', '/good.png'));
  site.set('/bad', { body, contentType: 'image/x-icon' });
  site.set('/good.png', png(good));
  expect(await look()).toMatchObject({ outcome: 'found', icon: { bytes: good } });
  expect(site.requestsTo('/bad')).toHaveLength(1);
});

test('of an icon file only the picture is kept that suits 32 pixels', async () => {
  const { site, look } = await makeSite();
  const ico = { body: makeIco([16, 32, 48, makePng(256, 256)]), contentType: 'image/x-icon' };
  site.set('/favicon.ico', ico);
  const found = await look();
  if (found.outcome !== 'found') throw new Error(found.outcome);
  expect(readImageFacts(found.icon.bytes)).toMatchObject({ mime: 'image/x-icon', width: 32, height: 32 });
  expect(found.icon.bytes.length).toBeLessThan(5_000);
  site.set('/favicon.ico', { ...ico, body: makeIco([16, makePng(48, 48), makePng(256, 256)]) });
  expect(await look()).toMatchObject({ icon: { mime: 'image/png', bytes: makePng(48, 48) } });
});

test('an icon inside the page itself is taken', async () => {
  const { site, look } = await makeSite();
  site.set('/', page(`data:image/png;base64,${good.toString('base64')}`));
  expect(await look()).toMatchObject({ icon: { mime: 'image/png', bytes: good } });
  site.set('/', page('data:image/png;base64,%%%', `data:text/html,<script>`));
  expect(await look()).toEqual({ outcome: 'none' });
});

test('a page that moved declares its icon from where it is now', async () => {
  const { site, look } = await makeSite();
  site.set('/', { redirectTo: '/deep/page' });
  site.set('/deep/page', page('i.png'));
  site.set('/deep/i.png', png(good));
  expect(await look()).toMatchObject({ outcome: 'found', icon: { bytes: good } });
});

test('a hundred declared icons do not make a hundred requests', async () => {
  const { site, look } = await makeSite();
  site.set('/', page(...Array.from({ length: 100 }, (_, number) => `/i-${number}.png`)));
  expect(await look()).toEqual({ outcome: 'none' });
  expect(site.requests.map(({ path }) => path)).toEqual([
    '/',
    '/i-0.png',
    '/i-1.png',
    '/i-2.png',
    '/i-3.png',
    '/favicon.ico',
  ]);
});

test.each<[string, Parameters<Awaited<ReturnType<typeof makeSite>>['site']['set']>[1]]>([
  ['a server in trouble', { status: 503, body: 'x' }],
  ['a server that says nothing', { hang: 'before-headers' }],
])('a site that may come back is told from one that has no icon: %s', async (_, script) => {
  const { site, look } = await makeSite();
  site.set('/', page('/i.png'));
  site.set('/i.png', script);
  expect(await look()).toEqual({ outcome: 'unreachable' });
});

test('private addresses are not gone to', async () => {
  const { site, look } = await makeSite();
  site.set('/', page('http://10.0.0.1/i.png', 'http://[::1]/i.png'));
  expect(await look('http://192.168.0.1/feed.png')).toEqual({ outcome: 'none' });
});
