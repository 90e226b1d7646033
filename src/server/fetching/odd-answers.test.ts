import { describe, expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';

const { serve, serveRaw, fetcherWith } = makeFetching();

async function fetchRaw(answer: string, keepOpen = false) {
  const server = await serveRaw(answer, keepOpen);
  return fetcherWith({ totalTimeout: 1_500 }).fetch({ url: server.url });
}

describe('without a document', () => {
  test.each([
    [200, 'empty'],
    [202, 'empty'],
    [204, 'empty'],
    [205, 'empty'],
    [206, 'http_error'],
  ])('status %i is %s', async (status, kind) => {
    const body = status === 206 ? { body: '<rss>' } : {};
    const server = await serve({ '/feed': { status, ...body } });
    expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ kind, status });
  });
});

describe('an answer cut short', () => {
  test('against its Content-Length is a broken connection', async () => {
    const result = await fetchRaw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>');
    expect(result).toMatchObject({ kind: 'network' });
  });

  test('before the last chunk is one too', async () => {
    const result = await fetchRaw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n');
    expect(result).toMatchObject({ kind: 'network' });
  });

  test('without either ends with the connection', async () => {
    expect(await fetchRaw('HTTP/1.0 200 OK\r\n\r\n<rss/>')).toMatchObject({ outcome: 'fetched' });
  });

  test('after a status that says everything changes nothing', async () => {
    for (const status of ['404 Not Found', '403 Forbidden']) {
      const kind = status.slice(4).toLowerCase().replace(' ', '_');
      const answer = `HTTP/1.1 ${status}\r\nContent-Length: 100\r\n\r\nno`;
      expect(await fetchRaw(answer)).toMatchObject({ kind });
      expect(await fetchRaw(answer, true)).toMatchObject({ kind });
    }
  });

  test('of a refusal is waited for a second, not for the whole time', async () => {
    const clock = makeFakeClock();
    const server = await serveRaw('HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\nno', true);
    const result = fetcherWith({}, ['127.0.0.0/8'], { clock }).fetch({ url: server.url });
    // One timer for the whole fetch, and one for the body once the status is there.
    await expect.poll(clock.pending).toBe(2);
    await clock.advance(1_000);
    expect(await result).toMatchObject({ kind: 'forbidden' });
  });
});

describe('before the answer', () => {
  test('early hints are passed over', async () => {
    const hint = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n';
    const result = await fetchRaw(`${hint}${hint}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>`);
    expect(result).toMatchObject({ outcome: 'fetched', status: 200 });
  });

  test('hints and nothing else end at the time limit', async () => {
    expect(await fetchRaw('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50), true)).toMatchObject({
      kind: 'timeout',
    });
  });
});

describe('what is not HTTP as it should be is a bad answer', () => {
  test.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['HTTP 0.9', '<rss/>'],
    [
      'a switch of protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
    ['a 100 that nobody waited for', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\n<rss/>'],
    [
      'a length beside chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['a flood of headers', `HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(4000)}\r\n`],
    ['a header without an end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
  ])('%s', async (_, answer) => {
    expect(await fetchRaw(answer)).toMatchObject({ outcome: 'failed', kind: 'bad_answer' });
  });
});

describe('an ETag comes back as it was', () => {
  test.each(['"a"', 'W/"a"', 'unquoted', '"a-gzip"', '"a, b"', '"\xe9"'])('%s', async (etag) => {
    const server = await serve({ '/feed': { body: '<rss/>', etag } });
    const { fetch } = fetcherWith();
    const first = await fetch({ url: server.url('/feed') });
    expect(first).toMatchObject({ outcome: 'fetched', etag });
    expect(await fetch({ url: server.url('/feed'), etag })).toMatchObject({ outcome: 'unchanged' });
  });
});

describe('a page in place of the feed is named', () => {
  const form = '<!doctype html><title>Welcome</title><form><input name=p type="password"></form>';

  test('a login form that a redirect led to', async () => {
    const server = await serve({
      '/feed': { redirectTo: '/members' },
      '/members': { body: form, contentType: 'text/html' },
      '/old': { redirectTo: '/account/login?next=/old' },
      '/account/login?next=/old': { body: '<html><script src=/app.js></script></html>' },
    });
    for (const path of ['/feed', '/old']) {
      expect(await fetcherWith().fetch({ url: server.url(path) })).toMatchObject({ kind: 'login_page' });
    }
  });

  test('but not a page with a form where it was asked for, nor a feed with such a name', async () => {
    const server = await serve({
      '/': { body: form, contentType: 'text/html' },
      '/blog': { redirectTo: '/login/feed.xml' },
      '/login/feed.xml': { body: `<rss><!-- ${form} --></rss>`, contentType: 'text/html' },
    });
    for (const path of ['/', '/blog']) {
      expect(await fetcherWith().fetch({ url: server.url(path) })).toMatchObject({ outcome: 'fetched' });
    }
  });

  test('the page of the network that wants a login first', async () => {
    const server = await serve({
      '/511': { status: 511, body: 'Log in' },
      '/wispr': { body: '<html><!-- <WISPAccessGatewayParam> --></html>', contentType: 'text/html' },
    });
    for (const path of ['/511', '/wispr']) {
      expect(await fetcherWith().fetch({ url: server.url(path) })).toMatchObject({ kind: 'captive_portal' });
    }
  });

  test('a wall for programs, and not a page that only has its script', async () => {
    const script = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>';
    const server = await serve({
      '/page': { body: `<!doctype html><html>${script}</html>`, contentType: 'text/html' },
      '/403': { status: 403, body: `<html>${script}</html>` },
      '/aws': { status: 202, headers: { 'x-amzn-waf-action': 'challenge' } },
      '/vercel': { status: 429, headers: { 'x-vercel-mitigated': 'challenge' }, body: '<html></html>' },
      '/405': { status: 405, body: '<html><script src="https://geo.captcha-delivery.com/x.js"></script>' },
    });
    const kindOf = async (path: string) => {
      const result = await fetcherWith().fetch({ url: server.url(path) });
      return result.outcome === 'failed' ? result.kind : result.outcome;
    };
    expect(await kindOf('/page')).toBe('fetched');
    for (const path of ['/403', '/aws', '/vercel', '/405']) expect(await kindOf(path)).toBe('bot_challenge');
  });
});
