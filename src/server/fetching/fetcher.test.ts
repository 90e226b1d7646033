import { describe, expect, test } from 'vitest';
import { makeRedirectChain } from '#server/testing/feed-server/make-bodies.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';

const { serve, fetcherWith } = makeFetching();

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('an answer', () => {
  test('comes with its bytes, type, validators and freshness', async () => {
    const server = await serve({
      '/feed': {
        body: '<rss/>',
        contentType: 'text/xml',
        etag: '"1"',
        lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT',
        headers: { 'cache-control': 'max-age=600' },
      },
    });
    const result = await fetcherWith().fetch({ url: server.url('/feed') });
    expect(result).toMatchObject({
      outcome: 'fetched',
      status: 200,
      contentType: 'text/xml',
      etag: '"1"',
      freshFor: 600_000,
      lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT',
      finalUrl: server.url('/feed'),
      permanentUrl: null,
    });
    expect(result.outcome === 'fetched' && text(result.bytes)).toBe('<rss/>');
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Winnow/test (+https://example.org)',
      accept: expect.stringContaining('application/rss+xml'),
    });
  });

  test('is unchanged when the server says so to our validators', async () => {
    const server = await serve({
      '/etag': { body: 'x', etag: '"1"' },
      '/date': { body: 'x', lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT' },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/etag'), etag: '"1"' })).toMatchObject({
      outcome: 'unchanged',
      etag: '"1"',
    });
    expect(
      await fetch({ url: server.url('/date'), lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT' }),
    ).toMatchObject({ outcome: 'unchanged' });
    expect(await fetch({ url: server.url('/etag'), etag: '"0"' })).toMatchObject({ outcome: 'fetched' });
  });

  test('a 304 nobody asked for is a failure, and a validator no header can hold is not sent', async () => {
    const server = await serve({ '/feed': { status: 304 } });
    expect(await fetcherWith().fetch({ url: server.url('/feed'), etag: 'a\r\nx-evil: 1' })).toMatchObject({
      outcome: 'failed',
      kind: 'http_error',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-evil');
  });

  test.each(['gzip', 'deflate', 'raw-deflate', 'br', 'zstd'] as const)(
    'in %s is unpacked',
    async (encoding) => {
      const server = await serve({ '/feed': { body: '<rss>ü</rss>', encoding } });
      const result = await fetcherWith().fetch({ url: server.url('/feed') });
      expect(result.outcome === 'fetched' && text(result.bytes)).toBe('<rss>ü</rss>');
    },
  );
});

describe('a refusal is named', () => {
  test.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [418, 'http_error'],
    [500, 'server_error'],
    [503, 'server_error'],
    [300, 'http_error'],
  ])('%i is %s', async (status, kind) => {
    const server = await serve({ '/feed': { status, body: 'no' } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({
      outcome: 'failed',
      kind,
      status,
    });
  });

  test('429 and 503 carry the wait the server asks for, 410 is the end', async () => {
    const server = await serve({
      '/429': { status: 429, headers: { 'retry-after': '120' } },
      '/503': { status: 503, headers: { 'retry-after': '60' } },
      '/410': { status: 410 },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/429') })).toMatchObject({
      outcome: 'rateLimited',
      retryAfter: 120_000,
    });
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
    [301, true],
    [308, true],
    [302, false],
    [307, false],
  ] as const)('a chain of %i moves the feed for good: %s', async (status, permanent) => {
    const server = await serve({
      ...makeRedirectChain(5, { status, target: '/feed' }),
      '/feed': { body: 'x' },
    });
    const result = await fetcherWith().fetch({ url: server.url('/hop/0') });
    expect(result).toMatchObject({
      outcome: 'fetched',
      finalUrl: server.url('/feed'),
      permanentUrl: permanent ? server.url('/feed') : null,
    });
  });

  test('one temporary hop makes the whole way temporary', async () => {
    const server = await serve({
      '/a': { status: 301, redirectTo: '/b' },
      '/b': { status: 302, redirectTo: '/c' },
      '/c': { status: 301, redirectTo: '/feed' },
      '/feed': { body: 'x' },
    });
    expect(await fetcherWith().fetch({ url: server.url('/a') })).toMatchObject({ permanentUrl: null });
  });

  test('a circle and a chain that is too long end', async () => {
    const server = await serve({
      '/a': { redirectTo: '/b' },
      '/b': { redirectTo: '/a' },
      ...makeRedirectChain(6, { status: 302, target: '/feed' }),
      '/feed': { body: 'x' },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/a') })).toMatchObject({ kind: 'redirect_loop' });
    expect(server.requests).toHaveLength(2);
    expect(await fetch({ url: server.url('/hop/0') })).toMatchObject({ kind: 'redirect_loop' });
    expect(server.requestsTo('/feed')).toHaveLength(0);
  });

  test('to another scheme or to nowhere are failures', async () => {
    const server = await serve({
      '/file': { redirectTo: 'file:///etc/passwd' },
      '/bad': { redirectTo: 'http://' },
      '/none': { status: 302 },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/file') })).toMatchObject({ kind: 'unsupported_scheme' });
    expect(await fetch({ url: server.url('/bad') })).toMatchObject({ kind: 'bad_url' });
    expect(await fetch({ url: server.url('/none') })).toMatchObject({ kind: 'http_error' });
  });
});
