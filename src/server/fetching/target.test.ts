import { expect, test } from 'vitest';
import { parseTarget, withoutLogin } from './target.ts';

function targetOf(text: string, previous?: string) {
  const first = previous === undefined ? undefined : parseTarget(previous);
  const result = parseTarget(text, first?.ok ? first.target : undefined);
  if (!result.ok) throw new Error(result.kind);
  return { href: result.target.url.href, authorization: result.target.authorization };
}

test('user info becomes a Basic header and leaves the address', () => {
  expect(targetOf('https://ann:s%40crt@example.org/feed#top')).toEqual({
    href: 'https://example.org/feed',
    authorization: `Basic ${Buffer.from('ann:s@crt').toString('base64')}`,
  });
});

test('a login follows a redirect on its own origin and no other', () => {
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
