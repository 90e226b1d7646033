import { describe, expect, test } from 'vitest';
import { makeGzipBomb, makeHugeRss, makeRedirectChain } from '#server/testing/feed-server/make-bodies.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';

const { serve, fetcherWith } = makeFetching();

describe('private addresses', () => {
  test.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]'])(
    '%s is refused before anything is sent',
    async (host) => {
      const server = await serve({ '/feed': { body: 'x' } });
      const port = new URL(server.origin).port;
      expect(await fetcherWith({}, []).fetch({ url: `http://${host}:${port}/feed` })).toMatchObject({
        kind: 'private_address',
      });
      expect(server.connections()).toBe(0);
    },
  );

  test('a redirect to one is refused at that hop', async () => {
    const inner = await serve({ '/secret': { body: 'x' } });
    const outer = await serve({ '/feed': { status: 301, redirectTo: inner.url('/secret') } });
    const fetcher = fetcherWith({}, [new URL(outer.origin).host]);
    expect(await fetcher.fetch({ url: outer.url('/feed') })).toMatchObject({
      kind: 'private_address',
      finalUrl: inner.url('/secret'),
    });
    expect(inner.connections()).toBe(0);
  });

  test('an exception for the name lets it resolve to anything', async () => {
    const server = await serve({ '/feed': { body: 'x' } });
    const port = new URL(server.origin).port;
    expect(
      await fetcherWith({}, ['localhost']).fetch({ url: `http://localhost:${port}/feed` }),
    ).toMatchObject({ outcome: 'fetched' });
  });
});

describe('limits', () => {
  test('a server that never answers, and one that drips, both end at the time limit', async () => {
    const server = await serve({
      '/hang': { hang: 'before-headers' },
      '/half': { hang: 'after-headers', body: 'x' },
      '/drip': { body: 'x'.repeat(1000), drip: { bytes: 1, every: 10 } },
    });
    const { fetch } = fetcherWith({ totalTimeout: 150, perHost: 3 });
    const results = await Promise.all(
      ['/hang', '/half', '/drip'].map((path) => fetch({ url: server.url(path) })),
    );
    for (const result of results) expect(result).toMatchObject({ outcome: 'failed', kind: 'timeout' });
  });

  test('the time limit is one for all hops together', async () => {
    const hops = makeRedirectChain(4, { status: 302, target: '/feed' });
    const slow = Object.fromEntries(
      Object.entries(hops).map(([path, hop]) => [path, { ...hop, delay: 100 }]),
    );
    const server = await serve({ ...slow, '/feed': { body: 'x' } });
    expect(await fetcherWith({ totalTimeout: 250 }).fetch({ url: server.url('/hop/0') })).toMatchObject({
      kind: 'timeout',
    });
  });

  test('a body too large by its declared, real or unpacked size is given up, and so is a bomb', async () => {
    const huge = makeHugeRss(11);
    const server = await serve({
      '/declared': { body: 'x'.repeat(2000) },
      '/real': { body: 'x'.repeat(2000), drip: { bytes: 500, every: 1 } },
      '/huge': { body: huge },
      '/huge-packed': { body: huge, encoding: 'gzip' },
      '/bomb': { body: makeGzipBomb(12), headers: { 'content-encoding': 'gzip' } },
    });
    expect(await fetcherWith({ maxBytes: 1000 }).fetch({ url: server.url('/declared') })).toMatchObject({
      kind: 'too_large',
    });
    expect(await fetcherWith({ maxBytes: 1000 }).fetch({ url: server.url('/real') })).toMatchObject({
      kind: 'too_large',
    });
    expect(await fetcherWith().fetch({ url: server.url('/bomb') })).toMatchObject({
      kind: 'bad_compression',
    });
    for (const path of ['/huge', '/huge-packed']) {
      expect(await fetcherWith().fetch({ url: server.url(path) })).toMatchObject({ kind: 'too_large' });
    }
  });

  test('no more than two requests to one host run at once', async () => {
    let running = 0;
    let most = 0;
    const route = () => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
      }, 40);
      return { body: 'x', delay: 50 };
    };
    const server = await serve({ '/feed': route });
    const { fetch } = fetcherWith();
    await Promise.all(Array.from({ length: 6 }, () => fetch({ url: server.url('/feed') })));
    expect(most).toBe(2);
    expect(server.requests).toHaveLength(6);
  });

  test("requests to a host that is not the owner's own are apart", async () => {
    const server = await serve({ '/feed': { body: 'x' } });
    const url = `http://localhost:${new URL(server.origin).port}/feed`;
    const { fetch } = fetcherWith({ perHostGap: 120 });
    const before = Date.now();
    await Promise.all([fetch({ url }), fetch({ url })]);
    const [, second] = server.requests.map((request) => request.at);
    // From the beginning, not from the first arrival: that may be late on a busy machine.
    expect((second ?? 0) - before).toBeGreaterThanOrEqual(110);
  });
});

describe('the way there', () => {
  test('a closed port, a name that does not exist, and a server without TLS are told apart', async () => {
    const server = await serve({});
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/').replace('http:', 'https:') })).toMatchObject({ kind: 'tls' });
    await server.stop();
    expect(await fetch({ url: server.url('/') })).toMatchObject({ kind: 'refused' });
    expect(await fetch({ url: 'http://no-such-host.invalid/' })).toMatchObject({ kind: 'dns' });
  });

  test('a connection cut in the middle is a network failure, not a short feed', async () => {
    const server = await serve({ '/feed': { body: 'x'.repeat(5000), cutAfter: 100 } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({
      outcome: 'failed',
      kind: 'network',
    });
  });

  test('a login in the address is sent and never reported', async () => {
    const server = await serve({ '/feed': { status: 401 } });
    const url = server.url('/feed').replace('http://', 'http://ann:secret@');
    const result = await fetcherWith().fetch({ url });
    expect(server.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('ann:secret').toString('base64')}`,
    );
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
