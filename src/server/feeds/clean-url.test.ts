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
