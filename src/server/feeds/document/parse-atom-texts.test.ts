import { describe, expect, test } from 'vitest';
import { atomNames, checkEntries, div } from './parse-atom-harness.ts';
import { day, feedOf } from './parse-harness.ts';
import type { ParsedItem } from './parsed-feed.ts';

function oldEntryWith(inside: string): ParsedItem | undefined {
  const entry = `<entry><id>tag:1</id><link rel="alternate" type="text/html" href="https://e.org/a"/>${inside}</entry>`;
  return feedOf(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title>${entry}</feed>`)
    .items[0];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a title of Atom 1.0', () => {
  checkEntries([
    ['is text without a type', '<title>1 &lt; 2 &amp; 3</title>', { title: '1 < 2 & 3' }],
    ['is text with an empty type', '<title type="">1 &lt; 2</title>', { title: '1 < 2' }],
    [
      'is text that speaks of markup',
      '<title type="text">Use &lt;b&gt; well</title>',
      { title: 'Use <b> well' },
    ],
    ['is text in CDATA', '<title type="text"><![CDATA[1 < 2]]></title>', { title: '1 < 2' }],
    ['is HTML', '<title type="html">1 &amp;lt; 2 &lt;b&gt;bold&lt;/b&gt;</title>', { title: '1 < 2 bold' }],
    ['is HTML in CDATA', '<title type="html"><![CDATA[AT&amp;T <i>x</i>]]></title>', { title: 'AT&T x' }],
    ['is HTML nobody escaped', '<title type="html">A <b>bold</b> one</title>', { title: 'A bold one' }],
    ['is XHTML', `<title type="xhtml">${div('1 &lt; 2 <em>it</em>')}</title>`, { title: '1 < 2 it' }],
    [
      'is XHTML under a prefix',
      '<title type="xhtml"><h:div>A <h:b>b</h:b></h:div></title>',
      { title: 'A b' },
    ],
    [
      'is XHTML under a prefix of its own',
      '<title type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">A <x:b>b</x:b></x:div></title>',
      { title: 'A b' },
    ],
    ['has a media type of text', '<title type="text/plain">1 &lt; 2</title>', { title: '1 < 2' }],
    ['has a media type of HTML', '<title type="text/html">&lt;i&gt;A&lt;/i&gt;</title>', { title: 'A' }],
    [
      'has a media type of XHTML',
      `<title type="application/xhtml+xml">${div('<i>A</i>')}</title>`,
      { title: 'A' },
    ],
    [
      'has a script in it',
      '<title type="html">A&lt;script&gt;alert(1)&lt;/script&gt;</title>',
      { title: 'A' },
    ],
    ['is in media', '<media:group><media:title>A</media:title></media:group>', { title: 'A' }],
  ]);
});

describe('a text of Atom 0.3', () => {
  checkEntries(
    [
      ['is plain', '<title>1 &lt; 2</title>', { title: '1 < 2' }],
      [
        'is escaped HTML',
        '<title type="text/html" mode="escaped">A &lt;b&gt;b&lt;/b&gt; &amp;amp; c</title>',
        { title: 'A b & c' },
      ],
      [
        'is escaped and has no type',
        '<title mode="escaped">A &lt;b&gt;b&lt;/b&gt;</title>',
        { title: 'A b' },
      ],
      [
        'is XML',
        '<title type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>',
        { title: 'A b' },
      ],
      [
        'is base64',
        `<title type="text/html" mode="base64">${base64('A <b>b</b> é')}</title>`,
        { title: 'A b é' },
      ],
      [
        'is base64 in lines',
        `<title>x</title><content type="text/html" mode="base64">\n ${base64('<p>Long enough to be broken</p>').replace(/(.{20})/, '$1\n')}\n</content>`,
        { html: '<p>Long enough to be broken</p>' },
      ],
      [
        'has its times',
        '<issued>2026-11-18T07:30:00Z</issued><modified>2026-11-18T07:30:00Z</modified><created>2026-11-17T07:30:00Z</created>',
        { publishedAt: day, updatedAt: day },
      ],
      ['has only the time it was made', '<created>2026-11-18T07:30:00Z</created>', { publishedAt: day }],
    ],
    oldEntryWith,
  );
});

describe('content', () => {
  checkEntries([
    [
      'is HTML',
      '<content type="html">&lt;p&gt;A &amp;amp; B&lt;/p&gt;</content>',
      { html: '<p>A &amp; B</p>' },
    ],
    [
      'is XHTML without its div',
      `<content type="xhtml">${div('<p>A &lt; <b>B</b></p>')}</content>`,
      { html: '<p>A &lt; <b>B</b></p>' },
    ],
    [
      'is XHTML under a prefix',
      '<content type="xhtml"><h:div><h:p>A<h:br/>B</h:p></h:div></content>',
      { html: '<p>A<br />B</p>' },
    ],
    [
      'is XHTML without a div',
      '<content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">A</p><p xmlns="http://www.w3.org/1999/xhtml">B</p></content>',
      { text: 'A\n\nB' },
    ],
    [
      'is XHTML without its namespace',
      '<content type="xhtml"><div><p>A</p></div></content>',
      { html: '<p>A</p>' },
    ],
    ['is text with its lines', '<content type="text">A &lt;b&gt;\n\nB</content>', { text: 'A <b>\n\nB' }],
    [
      'is text of a media type',
      '<content type="text/plain; charset=utf-8">A &lt;b&gt;</content>',
      { text: 'A <b>' },
    ],
    ['is XML of another kind', `<content type="application/xml">${div('<p>A</p>')}</content>`, { text: 'A' }],
    [
      'is a picture nobody can show',
      `<content type="image/png">${base64('png')}</content><summary>S</summary>`,
      { text: 'S' },
    ],
    [
      'is a text in base64',
      `<content type="application/octet-stream">${base64('A text é')}</content>`,
      { text: 'A text é' },
    ],
    [
      'is elsewhere',
      '<content type="text/html" src="https://e.org/a"/><summary>S</summary>',
      { url: 'https://e.org/a', text: 'S' },
    ],
    [
      'has a summary',
      '<summary>Short.</summary><content type="html">A long text of its own</content>',
      { text: 'A long text of its own', summary: 'Short.' },
    ],
    [
      'is the summary',
      '<summary type="html">&lt;p&gt;A&lt;/p&gt;</summary>',
      { html: '<p>A</p>', summary: null },
    ],
    ['is of Media RSS', '<media:group><media:description>A</media:description></media:group>', { text: 'A' }],
  ]);
});

describe('the language', () => {
  test.each<[string, string, string | null]>([
    ['of the feed', '<feed xml:lang="de-AT"><entry><id>1</id><title>x</title></entry></feed>', 'de-at'],
    [
      'of the entry',
      '<feed xml:lang="en"><entry xml:lang="de"><id>1</id><title>x</title></entry></feed>',
      'de',
    ],
    [
      'of the content',
      '<feed xml:lang="en"><entry><id>1</id><content xml:lang="de">x</content></entry></feed>',
      'de',
    ],
    [
      'of the div',
      `<feed xml:lang="en"><entry><id>1</id><content type="xhtml">${div('x', 'xml:lang="de"')}</content></entry></feed>`,
      'de',
    ],
    [
      'of the shown text only',
      '<feed xml:lang="en"><entry><id>1</id><summary xml:lang="de">x</summary><content>A longer one</content></entry></feed>',
      'en',
    ],
    ['of none', '<feed><entry><id>1</id><title>x</title></entry></feed>', null],
    ['that is no language', '<feed xml:lang="German"><entry><id>1</id><title>x</title></entry></feed>', null],
  ])('%s', (_, document, language) => {
    expect(feedOf(document.replace('<feed', `<feed ${atomNames}`)).items[0]?.language).toBe(language);
  });
});
