import { describe, expect, test } from 'vitest';
import { makeEntityResolver } from './xml-entities.ts';

describe('text between tags', () => {
  test.each([
    ['a &amp; b', 'a & b'],
    ['&lt;&gt;&quot;&apos;', '<>"\''],
    ['&amp;lt;', '&lt;'],
    ['&nbsp;&eacute;&Eacute;', '\u00A0éÉ'],
    ['&#8217;&#x2019;&#X2019;', '’’’'],
    ['&#128;&#150;&#x9f;', '€–Ÿ'],
    ['&#0;&#xD800;&#x110000;&#99999999;', '\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['a&#1;&#11;b', 'ab'],
    ['&nothing; &; &#; &#x; & &amp', '&nothing; &; &#; &#x; & &amp'],
    ['?a=1&copy=2&lt=3', '?a=1&copy=2&lt=3'],
    ['&toString;&constructor;', '&toString;&constructor;'],
  ])('%s means %s', (written, text) => expect(makeEntityResolver('')(written)).toBe(text));
});

describe('entities of the document', () => {
  test('may use each other, and stop when they use themselves', () => {
    const resolve = makeEntityResolver('<!ENTITY a "1&b;"><!ENTITY b \'2\'><!ENTITY c "&c;">');
    expect(resolve('&a;&c;')).toBe('12');
  });
  test('are not looked for anywhere else', () => {
    const resolve = makeEntityResolver(
      '<!ENTITY a SYSTEM "file:///x"><!ENTITY b PUBLIC "p" "http://127.0.0.1/">',
    );
    expect(resolve('&a;&b;')).toBe('&a;&b;');
  });
  test('add up to 64 KiB in the whole document at most', () => {
    const resolve = makeEntityResolver(`<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(50)}">`);
    const texts = Array.from({ length: 100 }, () => resolve('&b;'));
    expect(texts.join('').length).toBeGreaterThan(50_000);
    expect(texts.join('').length).toBeLessThanOrEqual(64 * 1024);
  });
});
