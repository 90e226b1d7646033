import { describe, expect, test } from 'vitest';
import { atomFeedWith, checkEntries, div, entryWith } from './parse-atom-harness.ts';
import { day } from './parse-harness.ts';
import type { ParsedFeed } from './parsed-feed.ts';

describe('authors', () => {
  const author = 'Ann Example';
  const person = (inside: string) => `<author>${inside}</author>`;
  checkEntries([
    [
      'have names',
      person('<name>Ann Example</name><email>ann@e.org</email><uri>https://e.org/</uri>'),
      { author },
    ],
    ['are several', person('<name>Ann</name>') + person('<name>Bob</name>'), { author: 'Ann, Bob' }],
    ['are called by their address', person('<email>ann@e.org</email>'), { author: 'ann@e.org' }],
    ['are called by their page', person('<uri>https://e.org/ann</uri>'), { author: 'https://e.org/ann' }],
    ['have an empty name', person('<name/><email>ann@e.org</email>'), { author: 'ann@e.org' }],
    ['are only text', person('Ann Example'), { author }],
    ['are creators', '<dc:creator>Ann Example</dc:creator>', { author }],
    ['are not contributors', '<contributor><name>Bob</name></contributor>', { author: null }],
    ['are those of the source', '<source><author><name>Ann Example</name></author></source>', { author }],
    [
      'are the own ones before those of the source',
      `${person('<name>Ann Example</name>')}<source><author><name>Bob</name></author></source>`,
      { author },
    ],
  ]);
  test('are inherited from the feed', () => {
    const head = `<author><name>Ann Example</name></author>`;
    expect(entryWith('', '', head)?.author).toBe(author);
    expect(entryWith('<author><name>Bob</name></author>', '', head)?.author).toBe('Bob');
    expect(entryWith('<source><author><name>Bob</name></author></source>', '', head)?.author).toBe('Bob');
  });
});

describe('times', () => {
  const iso = '2026-11-18T07:30:00Z';
  checkEntries([
    [
      'are published and updated',
      `<published>${iso}</published><updated>2026-11-19T07:30:00Z</updated>`,
      { publishedAt: day, updatedAt: day + 86_400_000 },
    ],
    ['are only updated', `<updated>${iso}</updated>`, { publishedAt: day, updatedAt: day }],
    ['are in another zone', '<published>2026-11-18T09:30:00+02:00</published>', { publishedAt: day }],
    ['are of Dublin Core', `<dc:date>${iso}</dc:date>`, { publishedAt: day }],
    ['are RFC 822 by mistake', '<published>Wed, 18 Nov 2026 07:30:00 GMT</published>', { publishedAt: day }],
    [
      'are those of the entry, not of its source',
      `<source><updated>2020-01-01T00:00:00Z</updated></source><updated>${iso}</updated>`,
      { updatedAt: day },
    ],
  ]);
});

describe('categories, files, comments and the rest', () => {
  const url = 'https://e.org/1.mp3';
  const file = { url, type: 'audio/mpeg', length: 5, durationSeconds: null };
  checkEntries([
    ['a category has a term', '<category term="a" scheme="https://e.org/s"/>', { tags: ['a'] }],
    ['a category has a label', '<category term="a" label="A &amp; B"/>', { tags: ['A & B'] }],
    ['a category is text', '<category>A</category>', { tags: ['A'] }],
    ['categories are subjects', '<category term="a"/><dc:subject>B</dc:subject>', { tags: ['a', 'B'] }],
    [
      'a file is enclosed',
      `<link rel="enclosure" href="${url}" type="audio/mpeg" length="5"/>`,
      { enclosures: [file], url: null },
    ],
    [
      'a file has a relation written as an address',
      `<link rel="http://www.iana.org/assignments/relation/enclosure" href="${url}" type="Audio/MPEG" length="5"/>`,
      { enclosures: [file] },
    ],
    [
      'a file is the content',
      `<content type="audio/mpeg" src="${url}"/>`,
      { enclosures: [{ ...file, length: null }] },
    ],
    [
      'a file has a duration',
      `<link rel="enclosure" href="${url}" type="audio/mpeg" length="5"/><itunes:duration>1:01</itunes:duration>`,
      { enclosures: [{ ...file, durationSeconds: 61 }] },
    ],
    [
      'a file has no length',
      `<link rel="enclosure" href="${url}" type="audio/mpeg" length=""/>`,
      { enclosures: [{ ...file, length: null }] },
    ],
    [
      'a picture is enclosed',
      '<link rel="enclosure" href="https://e.org/1.png" type="image/png"/>',
      { imageUrl: 'https://e.org/1.png' },
    ],
    [
      'a thumbnail is in a group',
      '<media:group><media:thumbnail url="https://e.org/1.png"/></media:group>',
      { imageUrl: 'https://e.org/1.png' },
    ],
    [
      'comments are a page',
      '<link rel="replies" type="text/html" href="https://e.org/a#c"/><link rel="replies" type="application/atom+xml" href="https://e.org/c.atom"/>',
      { commentsUrl: 'https://e.org/a#c' },
    ],
    [
      'comments are not their feed',
      '<link rel="replies" type="application/atom+xml" href="https://e.org/c.atom"/>',
      { commentsUrl: null },
    ],
    [
      'an answer says to what',
      '<thr:in-reply-to ref="tag:0" href="https://e.org/0"/><thr:total>2</thr:total><link href="https://e.org/a"/>',
      { url: 'https://e.org/a' },
    ],
    [
      'a source has its own texts',
      '<source><id>s</id><title>S</title><link href="https://s.example/"/></source><title>A</title>',
      { title: 'A', url: null },
    ],
  ]);
});

describe('the feed itself', () => {
  test.each<[string, string, Partial<ParsedFeed>]>([
    [
      'has a title of HTML',
      '<title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title>',
      { title: 'A & B' },
    ],
    ['has a title of XHTML', `<title type="xhtml">${div('A <b>B</b>')}</title>`, { title: 'A B' }],
    [
      'has a page among its links',
      '<link rel="self" href="https://e.org/f"/><link rel="hub" href="https://h.example/"/><link href="https://e.org/"/>',
      { siteUrl: 'https://e.org/' },
    ],
    [
      'has no page',
      '<link rel="self" href="https://e.org/f"/><title>T</title>',
      { siteUrl: null, title: 'T' },
    ],
    [
      'has titles of its entries beside its own',
      '<entry><id>1</id><title>E</title></entry><title>T</title>',
      { title: 'T' },
    ],
  ])('%s', (_, head, expected) => expect(atomFeedWith('', '', head)).toMatchObject(expected));
});
