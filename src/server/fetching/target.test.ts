import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostKey, parseRedirect, parseTarget, withoutLogin } from './target.ts';

function targetOf(text: string, previous?: string) {
  const first = previous === undefined ? undefined : parseTarget(previous);
  const result = first?.ok ? parseRedirect(text, first.target) : parseTarget(text);
  if (!result.ok) throw new Error(result.kind);
  return { href: result.target.url.href, authorization: result.target.authorization };
}

test('user info becomes a Basic header and leaves the address', () => {
  expect(targetOf('https://ann:s%40crt@example.org/feed#top')).toEqual({
    href: 'https://example.org/feed',
    authorization: `Basic ${Buffer.from('ann:s@crt').toString('base64')}`,
  });
});

test('a login goes along when the same host sends it from http to https, by their own ports', () => {
  const authorizationAt = (from: string, to: string) => {
    const first = parseTarget(from, { user: 'ada', password: 'pw' });
    if (!first.ok) throw new Error(first.detail);
    const next = parseRedirect(to, first.target);
    return next.ok ? next.target.authorization : 'refused';
  };
  const header = `Basic ${btoa('ada:pw')}`;
  expect(authorizationAt('http://a.example/feed', 'https://a.example/feed')).toBe(header);
  expect(authorizationAt('https://a.example/feed', 'http://a.example/feed')).toBeNull();
  expect(authorizationAt('http://a.example/feed', 'https://www.a.example/feed')).toBeNull();
  expect(authorizationAt('http://a.example/feed', 'https://a.example:8443/feed')).toBeNull();
  expect(authorizationAt('http://a.example:8080/feed', 'https://a.example/feed')).toBeNull();
});

test('a login follows a redirect on its own origin, neither elsewhere nor from https to http', () => {
  const own = 'https://ann:secret@example.org/feed';
  expect(targetOf('/new', own).authorization).not.toBeNull();
  expect(targetOf('https://elsewhere.example/new', own).authorization).toBeNull();
  expect(targetOf('http://example.org/new', own).authorization).toBeNull();
});

test('a relative redirect is resolved against the address before', () => {
  expect(targetOf('../b.xml?c=1', 'https://example.org/feeds/a/').href).toBe(
    'https://example.org/feeds/b.xml?c=1',
  );
});

test.each([
  'file:///etc/passwd',
  'ftp://example.org/feed',
  'javascript:alert(1)',
  'data:text/xml,<rss/>',
  'gopher://x/',
])('%s is no address to go to', (text) => {
  expect(parseTarget(text)).toMatchObject({ ok: false, kind: 'unsupported_scheme' });
});

test.each(['', 'example', 'http://', 'https://exa mple.org/'])('"%s" is no address at all', (text) => {
  expect(parseTarget(text)).toMatchObject({ ok: false, kind: 'bad_url' });
});

test('an address that is none is still shown without its login', () => {
  expect(withoutLogin('https://ann:secret@exa mple.org/')).toBe('https://exa mple.org/');
});

test('a login given beside the address wins over the one in it, and is sent as UTF-8', () => {
  const result = parseTarget('https://ann:old@example.org/', { user: 'jörg', password: 'pä:ss' });
  expect(result.ok && result.target.authorization).toBe('Basic asO2cmc6cMOkOnNz');
  const composed = parseTarget('https://example.org/', { user: 'jo\u0308rg', password: 'pä:ss' });
  expect(composed.ok && composed.target.authorization).toBe('Basic asO2cmc6cMOkOnNz');
});

test.each([
  { user: 'a:b', password: 'x' },
  { user: 'a\r\nx-evil: 1', password: 'x' },
  { user: 'a', password: 'x\0' },
  { user: 'a', password: 'x\x7f' },
])('a login that no header can carry is refused: %j', (login) => {
  expect(parseTarget('https://example.org/', login)).toMatchObject({ ok: false, kind: 'unauthorized' });
});

test('user info is refused by the same rule, and one in a redirect is not used', () => {
  expect(parseTarget('https://a%3Ab:x@example.org/')).toMatchObject({ kind: 'unauthorized' });
  expect(parseTarget('https://a:x%0a@example.org/')).toMatchObject({ kind: 'unauthorized' });
  expect(targetOf('https://ann:x@example.org/', 'https://elsewhere.example/')).toEqual({
    href: 'https://example.org/',
    authorization: null,
  });
});

test.each([0, 1, 22, 25, 110, 143, 465, 587, 993, 2049, 6000, 6667, 10080])(
  'port %i belongs to another service',
  (port) => {
    expect(parseTarget(`http://example.org:${port}/`)).toEqual({
      ok: false,
      kind: 'unsupported_port',
      detail: `${port}`,
    });
  },
);

test.each([80, 443, 3000, 8000, 8080, 8443, 65_535])('port %i may have a feed', (port) => {
  expect(parseTarget(`http://example.org:${port}/`).ok).toBe(true);
});

test.each([
  ['https://ann:se@cret@example.org/feed', 'https://example.org/feed'],
  ['https://ann:se/cret@exa mple.org/', 'https://exa mple.org/'],
  ['http:\\\\ann:secret@example.org\\feed', 'http://example.org/feed'],
  ['http:ann:secret@example.org/feed', 'http://example.org/feed'],
  ['ftp://ann:secret@example.org/feed', 'ftp://example.org/feed'],
  ['https://ann:secret@exa mple.org/@x', 'https://x'],
])('%s is shown without its login', (text, shown) => {
  expect(withoutLogin(text)).toBe(shown);
});

test('an address without a login is shown as it is, however long', () => {
  for (const text of ['https://example.org/@ann.rss', `HTTPS://example.org/${'a'.repeat(900)}`, 'example']) {
    expect(withoutLogin(text)).toBe(text);
  }
});

test('a login without a scheme before it is not taken for a scheme', () => {
  expect(withoutLogin('name:S3cret@example.org/feed')).toBe('name://example.org/feed');
});

test('no spelling of a login is shown', () => {
  const around = fc.string({ unit: 'binary' }).map((text) => text.replace(/[/\\?#]/g, ''));
  const scheme = fc.constantFrom('http://', 'https://', 'HTTP:', 'ftp://', 'x://', '//', '');
  fc.assert(
    fc.property(scheme, around, around, (start, before, after) => {
      return !withoutLogin(`${start}${before}:S3cret${after}@example.org/feed`).includes('S3cret');
    }),
  );
});

test('no text makes reading an address throw, and what is read goes to the web only', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.webUrl().map((url) => `//x@${url}`),
  );
  const base = parseTarget('https://example.org/a/b');
  fc.assert(
    fc.property(text, (address) => {
      const both = [parseTarget(address), base.ok ? parseRedirect(address, base.target) : base];
      return both.every((result) => {
        if (!result.ok) return true;
        const { protocol, username, password, hash } = result.target.url;
        return /^https?:$/.test(protocol) && username + password + hash === '';
      });
    }),
  );
});

test('a host is the same with a dot at its end and by either scheme', () => {
  const keys = ['https://example.org/a', 'http://example.org./b', 'http://example.org:443/'].map((text) =>
    hostKey(new URL(text)),
  );
  expect(keys).toEqual(['example.org', 'example.org', 'example.org:443']);
  expect(hostKey(new URL('http://example.org.:8080/'))).toBe('example.org:8080');
});
