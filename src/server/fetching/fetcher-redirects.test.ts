import { describe, expect, test } from 'vitest';
import { makeRedirectChain } from '#server/testing/feed-server/make-bodies.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';

const { serve, serveRaw, fetcherWith } = makeFetching();

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

describe('a Location', () => {
  test.each([
    ['feed', '/a/feed'],
    ['../feed?x=1#top', '/feed?x=1'],
    ['?page=2', '/a/start?page=2'],
    ['  /feed  ', '/feed'],
    ['/f\xc3\xbcr', '/f%c3%bcr'],
    ['/f\xfcr', '/f%fcr'],
  ])('of "%s" leads to %s', async (location, path) => {
    const server = await serve({
      '/a/start': { status: 302, redirectTo: location },
      [path]: { body: '<rss/>' },
    });
    expect(await fetcherWith().fetch({ url: server.url('/a/start') })).toMatchObject({
      outcome: 'fetched',
      finalUrl: server.url(path),
    });
  });

  test('without a scheme keeps the one before, and its host is guarded like any other', async () => {
    const outer = await serve({ '/feed': { redirectTo: '//127.0.0.2/feed' } });
    const fetcher = fetcherWith({}, [new URL(outer.origin).host]);
    expect(await fetcher.fetch({ url: outer.url('/feed') })).toMatchObject({
      kind: 'private_address',
      finalUrl: 'http://127.0.0.2/feed',
    });
  });

  test('that is empty leads nowhere, and neither does a Refresh header', async () => {
    const server = await serve({
      '/empty': { status: 301, headers: { location: '' } },
      '/refresh': { body: '<rss/>', headers: { refresh: '0; url=/other' } },
      '/other': { body: '<rss/>' },
    });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/empty') })).toMatchObject({ kind: 'http_error', status: 301 });
    expect(await fetch({ url: server.url('/refresh') })).toMatchObject({ finalUrl: server.url('/refresh') });
    expect(server.requestsTo('/other')).toHaveLength(0);
  });

  test('to itself is a circle', async () => {
    const server = await serve({ '/feed': { status: 301, redirectTo: '/feed#again' } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ kind: 'redirect_loop' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['ftp://example.org/feed', 'unsupported_scheme'],
    ['gopher://example.org/feed', 'unsupported_scheme'],
    ['data:text/xml,<rss/>', 'unsupported_scheme'],
    ['javascript:alert(1)', 'unsupported_scheme'],
    ['feed://example.org/feed', 'unsupported_scheme'],
    ['http://example.org:25/', 'unsupported_port'],
    ['//[::1', 'bad_url'],
  ])('to %s is %s', async (location, kind) => {
    const server = await serve({ '/feed': { redirectTo: location } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ kind });
  });
});

test('the body of a redirect is not waited for', async () => {
  const feed = await serve({ '/feed': { body: '<rss/>' } });
  const endless = await serveRaw(
    `HTTP/1.1 302 Found\r\nLocation: ${feed.url('/feed')}\r\nContent-Length: 500\r\n\r\nwait`,
    true,
  );
  const result = await fetcherWith({ totalTimeout: 5_000 }).fetch({ url: endless.url });
  expect(result).toMatchObject({ outcome: 'fetched', finalUrl: feed.url('/feed') });
});
