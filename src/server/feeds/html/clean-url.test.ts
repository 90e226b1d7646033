import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveUrl } from './clean-url.ts';

const base = 'https://example.org/blog/post/';

describe('addresses become absolute', () => {
  test.each([
    ['https://other.example/a', 'https://other.example/a'],
    ['/a', 'https://example.org/a'],
    ['../b?c=1', 'https://example.org/blog/b?c=1'],
    ['//cdn.example/i.png', 'https://cdn.example/i.png'],
    ['#note', `${base}#note`],
    [' https://example.org/x y ', 'https://example.org/x%20y'],
  ])('%s', (text, expected) => expect(resolveUrl(text, base)).toBe(expected));
});

describe('everything but http and https is refused', () => {
  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://e.org/1',
    'ftp://e.org/',
    'http://',
    '',
  ])('%s', (text) => expect(resolveUrl(text, base)).toBeNull());
});

test('without a base a relative address leads nowhere', () => {
  expect(resolveUrl('/a', null)).toBeNull();
});

test('tracking parameters go and the others keep their spelling', () => {
  expect(resolveUrl('https://e.org/?a=b+c&utm_source=feed&d=%20e&UTM_Medium=x&fbclid=1&f', null)).toBe(
    'https://e.org/?a=b+c&d=%20e&f',
  );
  expect(resolveUrl('https://e.org/p?utm_campaign=x#top', null)).toBe('https://e.org/p#top');
  expect(resolveUrl('https://e.org/?author_utm=1', null)).toBe('https://e.org/?author_utm=1');
});

test('a login in an address is not passed on', () => {
  expect(resolveUrl('/a', 'https://ann:secret@example.org/feed')).toBe('https://example.org/a');
});

describe('a relative reference is resolved as RFC 3986 §5.4 says', () => {
  // The RFC's own base and examples. Its `;x` and `g;x` are ordinary names; a fragment is kept.
  test.each([
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g/'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['g;x?y#s', 'http://a/b/c/g;x?y#s'],
    ['.', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../../g', 'http://a/g'],
    ['../../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ])('%s', (reference, expected) => expect(resolveUrl(reference, 'http://a/b/c/d;p?q')).toBe(expected));
});

describe('addresses as feeds spell them', () => {
  test.each([
    ['HTTP://E.ORG/A', 'http://e.org/A'],
    ['\n\thttps://e.org/a\n', 'https://e.org/a'],
    ['https://e.org/a\nb', 'https://e.org/ab'],
    ['https://müller.example/ä', 'https://xn--mller-kva.example/%C3%A4'],
    ['https://e.org:443/a', 'https://e.org/a'],
    ['https:\\\\e.org\\a', 'https://e.org/a'],
    ['http:/e.org/a', 'http://e.org/a'],
    ['https://e.org/?a=1&amp;b=2', 'https://e.org/?a=1&b=2'],
    ['https://e.org/?a=1&amp;amp;b=2', 'https://e.org/?a=1&b=2'],
    ['www.e.org/a', 'https://www.e.org/a'],
    ['feed://e.org/a', 'http://e.org/a'],
    ['feed:https://e.org/a', 'https://e.org/a'],
    ['https://e.org', 'https://e.org/'],
  ])('%j', (text, expected) => expect(resolveUrl(text, base)).toBe(expected));
});

test('whatever the text, what comes out is http or https, has no login, and stays as it is', () => {
  const pieces = fc.constantFrom(
    'http',
    'https',
    ':',
    '/',
    '//',
    '@',
    'e.org',
    '?',
    '&',
    'utm_source=x',
    '#',
    '..',
    'java',
    'script:',
    '\t',
    '&amp;',
  );
  const texts = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string(),
    fc.array(pieces).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const url = resolveUrl(text, base);
      if (url === null) return;
      expect(url).toMatch(/^https?:\/\/[^/@]+\//);
      expect(resolveUrl(url, null)).toBe(url);
    }),
  );
});
