import { describe, expect, test } from 'vitest';
import { checkItems, itemWith } from './rss-harness.ts';

describe('content and summary', () => {
  checkItems([
    ['escaped', '<description>&lt;p&gt;A &amp;amp; B&lt;/p&gt;</description>', { html: '<p>A &amp; B</p>' }],
    ['in CDATA', '<description><![CDATA[<p>A &amp; B</p>]]></description>', { html: '<p>A &amp; B</p>' }],
    [
      'with a CDATA end inside',
      '<description><![CDATA[<p>a]]]]><![CDATA[>b</p>]]></description>',
      { html: '<p>a]]&gt;b</p>' },
    ],
    [
      'not escaped at all',
      '<description><p>A <b>B</b><br>C &amp; D</p></description>',
      { html: '<p>A <b>B</b><br />C &amp; D</p>' },
    ],
    [
      'both, the longer first',
      '<description>Short.</description><content:encoded>&lt;p&gt;Much longer than it.&lt;/p&gt;</content:encoded>',
      { html: '<p>Much longer than it.</p>', summary: 'Short.' },
    ],
    [
      'in an XHTML body',
      '<xhtml:body><xhtml:p>A <xhtml:i>B</xhtml:i></xhtml:p></xhtml:body>',
      { html: '<p>A <i>B</i></p>' },
    ],
    [
      'in a body of another namespace',
      '<body xmlns="http://www.w3.org/1999/xhtml"><p>A</p></body>',
      { html: '<p>A</p>' },
    ],
    ['in an XHTML div', '<div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div>', { text: 'A' }],
    [
      'of Atom as XHTML',
      '<atom:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt; B</p></div></atom:content>',
      { text: 'A < B' },
    ],
    ['of Atom as text', '<atom:content type="text">A &lt;b&gt;</atom:content>', { text: 'A <b>' }],
    [
      'of the old content module',
      '<content:items><rdf:Bag><rdf:li><content:item><rdf:value><![CDATA[<p>A</p>]]></rdf:value></content:item></rdf:li></rdf:Bag></content:items>',
      { text: 'A' },
    ],
    ['only of iTunes', '<itunes:summary>A</itunes:summary>', { text: 'A' }],
    [
      'only of Media RSS',
      '<media:group><media:description>A</media:description></media:group>',
      { text: 'A' },
    ],
    [
      'relative to its xml:base',
      '<description xml:base="https://b.example/">&lt;a href="x"&gt;y&lt;/a&gt;</description>',
      { html: expect.stringContaining('https://b.example/x') },
    ],
  ]);
});

describe('files', () => {
  const url = 'https://e.org/1.mp3';
  const file = { url, type: 'audio/mpeg', length: 5, durationSeconds: null };
  checkItems([
    ['are enclosed', `<enclosure url="${url}" type="audio/mpeg" length="5"/>`, { enclosures: [file] }],
    [
      'have no or a silly length',
      `<enclosure url="${url}" type="audio/mpeg" length="big"/>`,
      { enclosures: [{ ...file, length: null }] },
    ],
    [
      'have a length with commas',
      `<enclosure url="${url}" type="audio/mpeg" length="1,000"/>`,
      { enclosures: [{ ...file, length: 1000 }] },
    ],
    ['are text', `<enclosure type="audio/mpeg" length="5">${url}</enclosure>`, { enclosures: [file] }],
    [
      'are several',
      `<enclosure url="${url}" type="audio/mpeg" length="5"/><enclosure url="https://e.org/2.mp3"/>`,
      { enclosures: [file, { url: 'https://e.org/2.mp3', type: null, length: null, durationSeconds: null }] },
    ],
    [
      'are Atom links',
      `<atom:link rel="enclosure" href="${url}" type="audio/mpeg" length="5"/>`,
      { enclosures: [file] },
    ],
    [
      'are media',
      `<media:group><media:content url="${url}" type="audio/mpeg" fileSize="5" duration="61"/></media:group>`,
      { enclosures: [{ ...file, durationSeconds: 61 }] },
    ],
    [
      'are relative',
      '<enclosure url="/1.mp3" type="audio/mpeg" length="5"/>',
      { enclosures: [{ ...file, url: 'https://site.example/1.mp3' }] },
    ],
  ]);
  test.each([
    ['75', 75],
    ['01:15', 75],
    ['1:01:15', 3675],
    ['75.4', 75],
    ['long', null],
  ])('have the duration %s of iTunes', (written, durationSeconds) => {
    const item = itemWith(`<enclosure url="${url}"/><itunes:duration>${written}</itunes:duration>`);
    expect(item?.enclosures[0]?.durationSeconds).toBe(durationSeconds);
  });
  checkItems([
    [
      'pictures: of iTunes',
      '<itunes:image href="https://e.org/1.png"/>',
      { imageUrl: 'https://e.org/1.png' },
    ],
    [
      'pictures: of media',
      '<media:thumbnail url="https://e.org/1.png"/>',
      { imageUrl: 'https://e.org/1.png' },
    ],
    [
      'pictures: an image with a url',
      '<image><url>https://e.org/1.png</url><title>P</title></image><title>X</title>',
      { imageUrl: 'https://e.org/1.png', title: 'X' },
    ],
  ]);
});

describe('tags', () => {
  checkItems([
    [
      'are all categories',
      '<category>A</category><category domain="d">B &amp; C</category>',
      { tags: ['A', 'B & C'] },
    ],
    ['are in CDATA', '<category><![CDATA[A]]></category>', { tags: ['A'] }],
    ['are subjects', '<dc:subject>A</dc:subject><dc:subject>B</dc:subject>', { tags: ['A', 'B'] }],
    [
      'are categories of iTunes',
      '<itunes:category text="A"><itunes:category text="B"/></itunes:category>',
      { tags: ['A', 'B'] },
    ],
    ['are categories of Media RSS', '<media:category>A</media:category>', { tags: ['A'] }],
    ['are keywords', '<itunes:keywords>a, b</itunes:keywords>', { tags: ['a', 'b'] }],
    ['are categories of Atom', '<atom:category term="a" label="A"/>', { tags: ['A'] }],
  ]);
});
