import { systemClock } from '#server/platform/clock.ts';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeGzipBomb, makeRedirectChain } from '#server/testing/feed-server/make-bodies.ts';
import { type FeedServer, startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { FetchLimits } from './fetch-result.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';

const open: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function serve(routes: Record<string, FeedRoute>): Promise<FeedServer> {
  const server = await startFeedServer(routes);
  open.push(server);
  return server;
}

function fetcherWith(limits: Partial<FetchLimits> = {}, allowPrivateNetworks = ['127.0.0.0/8']): Fetcher {
  const fetcher = createFetcher({ clock: systemClock, userAgent: 'Winnow/test (+https://example.org)', allowPrivateNetworks, limits });
  open.push({ stop: fetcher.close });
  return fetcher;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('an answer', () => {
  test('comes with its bytes, type, validators and freshness', async () => {
    const server = await serve({
      '/feed': { body: '<rss/>', contentType: 'text/xml', etag: '"1"', lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT', headers: { 'cache-control': 'max-age=600' } },
    });
    const result = await fetcherWith().fetch({ url: server.url('/feed') });
    expect(result).toMatchObject({
      outcome: 'fetched', status: 200, contentType: 'text/xml', etag: '"1"', freshFor: 600_000,
      lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT', finalUrl: server.url('/feed'), permanentUrl: null,
    });
    expect(result.outcome === 'fetched' && text(result.bytes)).toBe('<rss/>');
    expect(server.requests[0]?.headers).toMatchObject({ 'user-agent': 'Winnow/test (+https://example.org)', accept: expect.stringContaining('application/rss+xml') });
  });

  test('is unchanged when the server says so to our validators', async () => {
    const server = await serve({ '/etag': { body: 'x', etag: '"1"' }, '/date': { body: 'x', lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT' } });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/etag'), etag: '"1"' })).toMatchObject({ outcome: 'unchanged', etag: '"1"' });
    expect(await fetch({ url: server.url('/date'), lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT' })).toMatchObject({ outcome: 'unchanged' });
    expect(await fetch({ url: server.url('/etag'), etag: '"0"' })).toMatchObject({ outcome: 'fetched' });
  });

  test('a 304 nobody asked for is a failure, and a validator no header can hold is not sent', async () => {
    const server = await serve({ '/feed': { status: 304 } });
    expect(await fetcherWith().fetch({ url: server.url('/feed'), etag: 'a\r\nx-evil: 1' })).toMatchObject({ outcome: 'failed', kind: 'http_error' });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-evil');
  });

  test.each(['gzip', 'deflate', 'raw-deflate', 'br', 'zstd'] as const)('in %s is unpacked', async (encoding) => {
    const server = await serve({ '/feed': { body: '<rss>ü</rss>', encoding } });
    const result = await fetcherWith().fetch({ url: server.url('/feed') });
    expect(result.outcome === 'fetched' && text(result.bytes)).toBe('<rss>ü</rss>');
  });
});

describe('a refusal is named', () => {
  test.each([
    [401, 'unauthorized'], [403, 'forbidden'], [404, 'not_found'], [418, 'http_error'], [500, 'server_error'], [503, 'server_error'], [300, 'http_error'],
  ])('%i is %s', async (status, kind) => {
    const server = await serve({ '/feed': { status, body: 'no' } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ outcome: 'failed', kind, status });
  });

  test('429 and 503 carry the wait the server asks for, 410 is the end', async () => {
    const server = await serve({
      '/429': { status: 429, headers: { 'retry-after': '120' } }, '/503': { status: 503, headers: { 'retry-after': '60' } }, '/410': { status: 410 },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/429') })).toMatchObject({ outcome: 'rateLimited', retryAfter: 120_000 });
    expect(await fetch({ url: server.url('/503') })).toMatchObject({ outcome: 'failed', retryAfter: 60_000 });
    expect(await fetch({ url: server.url('/410') })).toMatchObject({ outcome: 'gone' });
  });

  test('a wall against programs is told from a plain refusal, even when it answers 200', async () => {
    const page = '<!doctype html><title>Just a moment...</title>';
    const server = await serve({
      '/wall': { status: 403, body: page, contentType: 'text/html', encoding: 'gzip' },
      '/polite-wall': { body: page, contentType: 'text/html' },
      '/article': { body: `<rss><!-- ${page} --></rss>` },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/wall') })).toMatchObject({ kind: 'bot_challenge' });
    expect(await fetch({ url: server.url('/polite-wall') })).toMatchObject({ kind: 'bot_challenge' });
    expect(await fetch({ url: server.url('/article') })).toMatchObject({ outcome: 'fetched' });
  });
});

describe('redirects', () => {
  test.each([
    [301, true], [308, true], [302, false], [307, false],
  ] as const)('a chain of %i moves the feed for good: %s', async (status, permanent) => {
    const server = await serve({ ...makeRedirectChain(5, { status, target: '/feed' }), '/feed': { body: 'x' } });
    const result = await fetcherWith().fetch({ url: server.url('/hop/0') });
    expect(result).toMatchObject({ outcome: 'fetched', finalUrl: server.url('/feed'), permanentUrl: permanent ? server.url('/feed') : null });
  });

  test('one temporary hop makes the whole way temporary', async () => {
    const server = await serve({ '/a': { status: 301, redirectTo: '/b' }, '/b': { status: 302, redirectTo: '/c' }, '/c': { status: 301, redirectTo: '/feed' }, '/feed': { body: 'x' } });
    expect(await fetcherWith().fetch({ url: server.url('/a') })).toMatchObject({ permanentUrl: null });
  });

  test('a circle and a chain that is too long end', async () => {
    const server = await serve({
      '/a': { redirectTo: '/b' }, '/b': { redirectTo: '/a' }, ...makeRedirectChain(6, { status: 302, target: '/feed' }), '/feed': { body: 'x' },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/a') })).toMatchObject({ kind: 'redirect_loop' });
    expect(server.requests).toHaveLength(2);
    expect(await fetch({ url: server.url('/hop/0') })).toMatchObject({ kind: 'redirect_loop' });
    expect(server.requestsTo('/feed')).toHaveLength(0);
  });

  test('to another scheme or to nowhere are failures', async () => {
    const server = await serve({ '/file': { redirectTo: 'file:///etc/passwd' }, '/bad': { redirectTo: 'http://' }, '/none': { status: 302 } });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/file') })).toMatchObject({ kind: 'unsupported_scheme' });
    expect(await fetch({ url: server.url('/bad') })).toMatchObject({ kind: 'bad_url' });
    expect(await fetch({ url: server.url('/none') })).toMatchObject({ kind: 'http_error' });
  });
});

describe('private addresses', () => {
  test.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]'])('%s is refused before anything is sent', async (host) => {
    const server = await serve({ '/feed': { body: 'x' } });
    const port = new URL(server.origin).port;
    expect(await fetcherWith({}, []).fetch({ url: `http://${host}:${port}/feed` })).toMatchObject({ kind: 'private_address' });
    expect(server.connections()).toBe(0);
  });

  test('a redirect to one is refused at that hop', async () => {
    const inner = await serve({ '/secret': { body: 'x' } });
    const outer = await serve({ '/feed': { status: 301, redirectTo: inner.url('/secret') } });
    const fetcher = fetcherWith({}, [new URL(outer.origin).host]);
    expect(await fetcher.fetch({ url: outer.url('/feed') })).toMatchObject({ kind: 'private_address', finalUrl: inner.url('/secret') });
    expect(inner.connections()).toBe(0);
  });

  test('an exception for the name lets it resolve to anything', async () => {
    const server = await serve({ '/feed': { body: 'x' } });
    const port = new URL(server.origin).port;
    expect(await fetcherWith({}, ['localhost']).fetch({ url: `http://localhost:${port}/feed` })).toMatchObject({ outcome: 'fetched' });
  });
});

describe('limits', () => {
  test('a server that never answers, and one that drips, both end at the time limit', async () => {
    const server = await serve({
      '/hang': { hang: 'before-headers' }, '/half': { hang: 'after-headers', body: 'x' }, '/drip': { body: 'x'.repeat(1000), drip: { bytes: 1, every: 10 } },
    });
    const { fetch } = fetcherWith({ totalTimeout: 150, perHost: 3 });
    const results = await Promise.all(['/hang', '/half', '/drip'].map((path) => fetch({ url: server.url(path) })));
    for (const result of results) expect(result).toMatchObject({ outcome: 'failed', kind: 'timeout' });
  });

  test('the time limit is one for all hops together', async () => {
    const hops = makeRedirectChain(4, { status: 302, target: '/feed' });
    const slow = Object.fromEntries(Object.entries(hops).map(([path, hop]) => [path, { ...hop, delay: 100 }]));
    const server = await serve({ ...slow, '/feed': { body: 'x' } });
    expect(await fetcherWith({ totalTimeout: 250 }).fetch({ url: server.url('/hop/0') })).toMatchObject({ kind: 'timeout' });
  });

  test('a body too large by its declared, real or unpacked size is given up', async () => {
    const server = await serve({
      '/declared': { body: 'x'.repeat(2000) }, '/real': { body: 'x'.repeat(2000), drip: { bytes: 500, every: 1 } },
      '/bomb': { body: makeGzipBomb(12), headers: { 'content-encoding': 'gzip' } },
    });
    expect(await fetcherWith({ maxBytes: 1000 }).fetch({ url: server.url('/declared') })).toMatchObject({ kind: 'too_large' });
    expect(await fetcherWith({ maxBytes: 1000 }).fetch({ url: server.url('/real') })).toMatchObject({ kind: 'too_large' });
    expect(await fetcherWith().fetch({ url: server.url('/bomb') })).toMatchObject({ kind: 'too_large' });
  });

  test('no more than two requests to one host run at once', async () => {
    let running = 0;
    let most = 0;
    const route = () => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => { running -= 1; }, 40);
      return { body: 'x', delay: 50 };
    };
    const server = await serve({ '/feed': route });
    const { fetch } = fetcherWith();
    await Promise.all(Array.from({ length: 6 }, () => fetch({ url: server.url('/feed') })));
    expect(most).toBe(2);
    expect(server.requests).toHaveLength(6);
  });

  test('requests to a host that is not the owner\'s own are apart', async () => {
    const server = await serve({ '/feed': { body: 'x' } });
    const url = `http://localhost:${new URL(server.origin).port}/feed`;
    const { fetch } = fetcherWith({ perHostGap: 120 });
    await Promise.all([fetch({ url }), fetch({ url })]);
    const [first, second] = server.requests.map((request) => request.at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(110);
  });
});

describe('the way there', () => {
  test('a closed port, a name that does not exist, and a server without TLS are told apart', async () => {
    const server = await serve({});
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/').replace('http:', 'https:') })).toMatchObject({ kind: 'tls' });
    await server.stop();
    open.splice(open.indexOf(server), 1);
    expect(await fetch({ url: server.url('/') })).toMatchObject({ kind: 'refused' });
    expect(await fetch({ url: 'http://no-such-host.invalid/' })).toMatchObject({ kind: 'dns' });
  });

  test('a connection cut in the middle is a network failure, not a short feed', async () => {
    const server = await serve({ '/feed': { body: 'x'.repeat(5000), cutAfter: 100 } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ outcome: 'failed', kind: 'network' });
  });

  test('a login in the address is sent and never reported', async () => {
    const server = await serve({ '/feed': { status: 401 } });
    const url = server.url('/feed').replace('http://', 'http://ann:secret@');
    const result = await fetcherWith().fetch({ url });
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ann:secret').toString('base64')}`);
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test('is given up at once when asked, by the caller or by closing', async () => {
    const server = await serve({ '/hang': { hang: 'before-headers' } });
    const stop = new AbortController();
    const fetcher = fetcherWith({ perHost: 1 });
    const mine = fetcher.fetch({ url: server.url('/hang'), signal: stop.signal });
    const others = [1, 2].map(() => fetcher.fetch({ url: server.url('/hang') }));
    stop.abort();
    expect(await mine).toEqual({ outcome: 'cancelled' });
    await fetcher.close();
    expect(await Promise.all(others)).toEqual([{ outcome: 'cancelled' }, { outcome: 'cancelled' }]);
  });
});
