import { describe, expect, test } from 'vitest';
import {
  type MadeFeed,
  makeAtom,
  makeJsonFeed,
  makeRdf,
  makeRss,
} from '#server/testing/feed-server/make-feeds.ts';
import { atom, day, feedOf, itemsOf, parse, rss } from './parse-harness.ts';

const made: MadeFeed = {
  title: 'Rivers & Stones — “notes”',
  siteUrl: 'https://rivers.example/',
  language: 'en-GB',
  items: [
    {
      title: 'Why 1 < 2 & “quotes” matter — café',
      url: 'https://rivers.example/one?a=1&b=2',
      id: 'urn:one',
      html: '<p>First paragraph with <b>bold</b> words.</p><p>Second &amp; last, ]]&gt; included.</p>',
      summary: 'Something shorter & different.',
      publishedAt: day,
      author: 'Ann O’Neill & Co',
      tags: ['Water', 'R&D'],
      audio: { url: 'https://rivers.example/one.mp3', type: 'audio/mpeg', length: 1234 },
    },
    { title: 'Bare', url: 'https://rivers.example/two', html: '<p>Only text.</p>' },
  ],
};

describe.each([
  ['RSS 2.0', makeRss],
  ['Atom', makeAtom],
  ['RDF', makeRdf],
  ['JSON Feed', makeJsonFeed],
])('%s', (format, make) => {
  test('gives the same articles as every other format', () => {
    const feed = feedOf(make(made));
    expect(feed).toMatchObject({
      title: 'Rivers & Stones — “notes”',
      siteUrl: 'https://rivers.example/',
      language: 'en-gb',
      skipped: 0,
    });
    const hasAudio = format !== 'RDF';
    expect(feed.items[0]).toEqual({
      externalId: 'urn:one',
      url: 'https://rivers.example/one?a=1&b=2',
      title: 'Why 1 < 2 & “quotes” matter — café',
      author: 'Ann O’Neill & Co',
      publishedAt: day,
      updatedAt: format === 'Atom' ? day : null,
      html: '<p>First paragraph with <b>bold</b> words.</p><p>Second &amp; last, ]]&gt; included.</p>',
      text: 'First paragraph with bold words.\n\nSecond & last, ]]> included.',
      summary: 'Something shorter & different.',
      excerpt: 'Something shorter & different.',
      wordCount: 8,
      enclosures: hasAudio
        ? [{ url: 'https://rivers.example/one.mp3', type: 'audio/mpeg', length: 1234, durationSeconds: null }]
        : [],
      tags: ['Water', 'R&D'],
      imageUrl: null,
      language: 'en-gb',
      commentsUrl: null,
    });
    expect(feed.items[1]).toMatchObject({
      externalId: 'https://rivers.example/two',
      author: null,
      summary: null,
      tags: [],
    });
  });

  test('with no items yet is a feed all the same', () => {
    expect(feedOf(make({ ...made, items: [] })).items).toEqual([]);
  });
});

describe('older and odder formats', () => {
  test('RSS 0.91, with a document type and without version or namespaces', () => {
    const document = `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss><channel><title>T</title><item><title>A</title><link>https://e.org/a</link></item></channel></rss>`;
    expect(itemsOf(document)).toMatchObject([{ title: 'A', externalId: 'https://e.org/a' }]);
  });
  test('RSS 0.90 and items outside their channel', () => {
    const old =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>A</title><link>https://e.org/a</link></item></rdf:RDF>';
    expect(itemsOf(old)).toMatchObject([{ title: 'A' }]);
    expect(
      itemsOf('<rss version="2.0"><channel><title>T</title></channel><item><title>B</title></item></rss>'),
    ).toMatchObject([{ title: 'B' }]);
  });
  test('RDF whose table of contents forgets an item', () => {
    const document = makeRdf(made).replace('<rdf:li rdf:resource="urn:one"/>', '');
    expect(itemsOf(document).map((item) => item.title)).toContain('Bare');
    expect(itemsOf(document)).toHaveLength(2);
  });
  test('Atom 0.3 with its modes and names', () => {
    const body = Buffer.from('<p>Base ü</p>').toString('base64');
    const document = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">A &amp;amp; B</title><entry><id>1</id><title>X</title><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T08:29:29Z</modified><content type="text/html" mode="base64">${body}</content></entry></feed>`;
    const feed = feedOf(document);
    expect(feed.title).toBe('A & B');
    expect(feed.items).toMatchObject([
      {
        html: '<p>Base ü</p>',
        publishedAt: Date.UTC(2003, 11, 13, 12, 29, 29),
        updatedAt: Date.UTC(2003, 11, 14, 8, 29, 29),
      },
    ]);
  });
  test('Atom under a prefix', () => {
    const document =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>X</a:title><a:link href="https://e.org/x"/></a:entry></a:feed>';
    expect(itemsOf(document)).toMatchObject([{ title: 'X', url: 'https://e.org/x' }]);
  });
  test('JSON Feed with numbers for ids, plain text and authors of the feed', () => {
    const document = JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'T',
      author: { name: 'Ann' },
      items: [{ id: 7, content_text: 'One <b>\n\nTwo' }],
    });
    expect(itemsOf(document)).toMatchObject([
      { externalId: '7', author: 'Ann', html: '<p>One &lt;b&gt;</p>\n<p>Two</p>', title: 'One <b> Two' },
    ]);
  });
});

describe('what is no feed is told apart', () => {
  test.each([
    [
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
      'not_a_feed',
      'html',
    ],
    ['<opml version="2.0"><body/></opml>', 'not_a_feed', 'a list of feeds (OPML)'],
    ['{"hello": "world"}', 'not_a_feed', 'a JSON document of another kind'],
    ['[]', 'not_a_feed', 'a JSON document of another kind'],
    ['Just text.', 'not_a_feed', 'something else'],
    ['', 'empty', 'no content'],
    [' \n\t', 'empty', 'no content'],
  ])('%s', (document, kind, detail) => expect(parse(document)).toEqual({ ok: false, kind, detail }));
  test.each([
    '{"version": "https://jsonfeed.org/version/1", "items": [',
    '<rss version="2.0"><channel><title>T',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</tit',
  ])('%s is damaged', (document) => {
    expect(parse(document)).toMatchObject({ ok: false, kind: 'broken_xml' });
  });
});

describe('limits', () => {
  test('of tens of thousands of entries each is read once', { timeout: 15_000 }, () => {
    // Takes half a minute and more where something is looked for among all of them for each.
    const entries = Array.from({ length: 30_000 }, (_, index) => `<entry><id>${index}</id></entry>`);
    const [first] = itemsOf(atom(`${entries.join('')}<author><name>Ann</name></author>`));
    expect(first).toMatchObject({ externalId: '0', author: 'Ann' });
  });
  test('of more than a thousand items the newest stay, in their order', () => {
    const at = (index: number) => new Date(day - (1200 - index) * 60_000).toUTCString();
    const items = Array.from(
      { length: 1200 },
      (_, index) =>
        `<item><guid>${index}</guid><title>${index}</title><pubDate>${at(index)}</pubDate></item>`,
    );
    const parsed = itemsOf(rss(items.join('')));
    expect(parsed).toHaveLength(1000);
    expect([parsed[0]?.title, parsed[999]?.title]).toEqual(['200', '1199']);
  });
  test('an item of three megabytes is cut, its neighbours are whole', () => {
    const parsed = itemsOf(
      rss(
        `<item><guid>1</guid><title>big</title><description>${'word '.repeat(630_000)}</description></item><item><guid>2</guid><title>small</title></item>`,
      ),
    );
    expect(parsed[0]?.text.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(parsed[0]?.text.length).toBeGreaterThan(2_000_000);
    expect(parsed[1]?.title).toBe('small');
  });
});
