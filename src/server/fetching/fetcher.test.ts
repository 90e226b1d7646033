import { describe, expect, test } from 'vitest';
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
    const { fetch } = fetcherWith();
    const answerOf = async (status: number, wait: string) => {
      const server = await serve({ '/feed': { status, headers: { 'retry-after': wait } } });
      return fetch({ url: server.url('/feed') });
    };
    expect(await answerOf(429, '120')).toMatchObject({ outcome: 'rateLimited', retryAfter: 120_000 });
    expect(await answerOf(503, '60')).toMatchObject({ kind: 'server_error', retryAfter: 60_000 });
    expect(await answerOf(410, '0')).toMatchObject({ outcome: 'gone' });
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
