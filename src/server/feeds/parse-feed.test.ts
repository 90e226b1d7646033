import { makeAtom, makeJsonFeed, makeRdf, makeRss, type MadeFeed } from '#server/testing/feed-server/make-feeds.ts';
import { describe, expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const day = Date.UTC(2026, 10, 18, 7, 30, 0);

function parse(document: string | Uint8Array, contentType: string | null = null) {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return parseFeed(bytes, { url: 'https://feeds.example/blog/feed.xml', contentType, now });
}

function feedOf(document: string | Uint8Array, contentType?: string) {
  const result = parse(document, contentType);
  if (!result.ok) throw new Error(`${result.kind}: ${result.detail}`);
  return result.feed;
}

const itemsOf = (document: string) => feedOf(document).items;
const rss = (items: string, head = '') =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://site.example/</link>${head}${items}</channel></rss>`;
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>T</title><link href="https://site.example/"/>${entries}</feed>`;

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
  ['RSS 2.0', makeRss], ['Atom', makeAtom], ['RDF', makeRdf], ['JSON Feed', makeJsonFeed],
])('%s', (format, make) => {
  test('gives the same articles as every other format', () => {
    const feed = feedOf(make(made));
    expect(feed).toMatchObject({ title: 'Rivers & Stones — “notes”', siteUrl: 'https://rivers.example/', language: 'en-gb', skipped: 0 });
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
      enclosures: hasAudio ? [{ url: 'https://rivers.example/one.mp3', type: 'audio/mpeg', length: 1234, durationSeconds: null }] : [],
      tags: ['Water', 'R&D'],
      imageUrl: null,
      language: 'en-gb',
      commentsUrl: null,
    });
    expect(feed.items[1]).toMatchObject({ externalId: 'https://rivers.example/two', author: null, summary: null, tags: [] });
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
    const old = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>A</title><link>https://e.org/a</link></item></rdf:RDF>';
    expect(itemsOf(old)).toMatchObject([{ title: 'A' }]);
    expect(itemsOf('<rss version="2.0"><channel><title>T</title></channel><item><title>B</title></item></rss>')).toMatchObject([{ title: 'B' }]);
  });
  test('Atom 0.3 with its modes and names', () => {
    const body = Buffer.from('<p>Base ü</p>').toString('base64');
    const document = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">A &amp;amp; B</title><entry><id>1</id><title>X</title><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T08:29:29Z</modified><content type="text/html" mode="base64">${body}</content></entry></feed>`;
    const feed = feedOf(document);
    expect(feed.title).toBe('A & B');
    expect(feed.items).toMatchObject([{ html: '<p>Base ü</p>', publishedAt: Date.UTC(2003, 11, 13, 12, 29, 29), updatedAt: Date.UTC(2003, 11, 14, 8, 29, 29) }]);
  });
  test('Atom under a prefix', () => {
    const document = '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>X</a:title><a:link href="https://e.org/x"/></a:entry></a:feed>';
    expect(itemsOf(document)).toMatchObject([{ title: 'X', url: 'https://e.org/x' }]);
  });
  test('JSON Feed with numbers for ids, plain text and authors of the feed', () => {
    const document = JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'T', author: { name: 'Ann' }, items: [{ id: 7, content_text: 'One <b>\n\nTwo' }] });
    expect(itemsOf(document)).toMatchObject([{ externalId: '7', author: 'Ann', html: '<p>One &lt;b&gt;</p>\n<p>Two</p>', title: 'One <b> Two' }]);
  });
});

describe('text is read as it was meant', () => {
  test.each([
    ['<![CDATA[Tom &amp; Jerry&#8217;s]]>', 'Tom & Jerry’s'],
    ['Tom &amp;amp; Jerry&amp;#8217;s', 'Tom & Jerry’s'],
    ['Tom &amp; Jerry&rsquo;s &eacute;t&eacute;', 'Tom & Jerry’s été'],
    ['Vec&lt;String&gt; is &lt;em&gt;good&lt;/em&gt;', 'Vec<String> is good'],
    ['R&D at <b>AT&T</b>', 'R&D at AT&T'],
  ])('RSS title %s', (title, expected) => {
    expect(itemsOf(rss(`<item><guid>1</guid><title>${title}</title></item>`))[0]?.title).toBe(expected);
  });
  test.each([
    ['<title>1 &lt; 2 &amp;amp;</title>', '1 < 2 &amp;'],
    ['<title type="text">It&amp;#8217;s</title>', 'It’s'],
    ['<title type="html">1 &amp;lt; 2 &lt;b&gt;bold&lt;/b&gt;</title>', '1 < 2 bold'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">1 &lt; 2 <em>it</em></div></title>', '1 < 2 it'],
  ])('Atom %s', (title, expected) => {
    expect(itemsOf(atom(`<entry><id>1</id>${title}</entry>`))[0]?.title).toBe(expected);
  });
  test('an XHTML frame or anchor closed in its start tag swallows nothing', () => {
    const content = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a id="x"/><iframe src="https://evil.example/"/><p>After</p></div></content>';
    expect(itemsOf(atom(`<entry><id>1</id>${content}</entry>`))[0]?.text).toContain('After');
  });
  test('a description without markup keeps its lines', () => {
    expect(itemsOf(rss('<item><guid>1</guid><description>One\nline\n\nTwo &amp;amp; 3 &amp;lt; 4</description></item>'))[0]).toMatchObject({
      html: '<p>One<br />line</p>\n<p>Two &amp; 3 &lt; 4</p>', text: 'One\nline\n\nTwo & 3 < 4',
    });
  });
  test('an item without a title is named by its text', () => {
    expect(itemsOf(rss('<item><guid>1</guid><description>&lt;p&gt;A short note.&lt;/p&gt;</description></item>'))[0]?.title).toBe('A short note.');
  });
  test('a document in another encoding is read in it', () => {
    const document = Buffer.from(rss('<item><guid>1</guid><title>Gen\u00e8ve</title></item>'), 'latin1');
    expect(feedOf(document, 'text/xml; charset=iso-8859-1').items[0]?.title).toBe('Genève');
    expect(feedOf(document).items[0]?.title).toBe('Genève');
  });
});

describe('identity', () => {
  test('is the guid, else the link, else made of title and date', () => {
    const [a, b, c, d] = itemsOf(rss(
      '<item><guid isPermaLink="false">g</guid><link>https://e.org/a</link></item><item><link>https://e.org/b</link></item><item><title>Only</title><pubDate>Wed, 18 Nov 2026 07:30:00 GMT</pubDate></item><item><title>Only</title></item>',
    ));
    expect([a?.externalId, b?.externalId]).toEqual(['g', 'https://e.org/b']);
    expect(c?.externalId).toMatch(/^sha256:[\da-f]{64}$/);
    expect(d?.externalId).not.toBe(c?.externalId);
  });
  test('given to several different items by a broken feed loses none of them', () => {
    const items = ['a', 'b', 'a'].map((name) => `<item><guid isPermaLink="false">same</guid><link>https://e.org/${name}</link><title>${name}</title></item>`);
    const parsed = itemsOf(rss(items.join('')));
    expect(parsed.map((item) => item.title)).toEqual(['a', 'b']);
    expect(new Set(parsed.map((item) => item.externalId)).size).toBe(2);
  });
  test('a permalink guid is the link when there is no other', () => {
    const [a, b, c] = itemsOf(rss('<item><guid>https://e.org/a</guid></item><item><guid isPermaLink="false">https://e.org/b</guid><title>b</title></item><item><guid>c</guid><title>c</title></item>'));
    expect([a?.url, b?.url, c?.url]).toEqual(['https://e.org/a', null, null]);
  });
});

describe('links become absolute', () => {
  test('against xml:base, else the site, else the feed', () => {
    expect(itemsOf(atom('<entry><id>1</id><link href="x"/></entry>', 'xml:base="https://base.example/dir/"'))[0]?.url).toBe('https://base.example/dir/x');
    expect(itemsOf(atom('<entry xml:base="sub/"><id>1</id><link href="x"/></entry>', 'xml:base="https://base.example/dir/"'))[0]?.url).toBe('https://base.example/dir/sub/x');
    expect(itemsOf(rss('<item><link>x</link></item>'))[0]?.url).toBe('https://site.example/x');
    expect(itemsOf('<rss><channel><title>T</title><item><link>x</link></item></channel></rss>')[0]?.url).toBe('https://feeds.example/blog/x');
  });
  test('in content against the article itself', () => {
    const [item] = itemsOf(rss('<item><link>https://e.org/2026/post/</link><description>&lt;img src="fox.png"&gt;</description></item>'));
    expect(item?.html).toContain('src="https://e.org/2026/post/fox.png"');
    expect(item?.imageUrl).toBe('https://e.org/2026/post/fox.png');
  });
  test('only to http and https', () => {
    expect(itemsOf(rss('<item><title>x</title><link>javascript:alert(1)</link><comments>data:text/html,x</comments></item>'))[0]).toMatchObject({ url: null, commentsUrl: null });
  });
});

describe('what else a feed says', () => {
  test('the longest real content is the content, another one the summary', () => {
    const [item] = itemsOf(rss('<item><guid>1</guid><description>The short of it.</description><content:encoded><![CDATA[<p>The long of it, told in full.</p>]]></content:encoded></item>'));
    expect(item).toMatchObject({ text: 'The long of it, told in full.', summary: 'The short of it.' });
  });
  test('a content of nothing gives way to the description, and its beginning is no summary', () => {
    const [empty, same] = itemsOf(rss(
      '<item><guid>1</guid><description>Text.</description><content:encoded><![CDATA[<div><style>a{color:red}</style>  <p></p></div>]]></content:encoded></item>' +
      '<item><guid>2</guid><description>The start</description><content:encoded><![CDATA[<p>The start and the rest.</p>]]></content:encoded></item>',
    ));
    expect(empty).toMatchObject({ text: 'Text.' });
    expect(same).toMatchObject({ text: 'The start and the rest.', summary: null });
  });
  test('a podcast has its file, its duration and its picture', () => {
    const [item] = itemsOf(rss('<item><guid>1</guid><title>E</title><enclosure url="/e.mp3" type="audio/mpeg" length="99"/><itunes:duration>1:02:03</itunes:duration><itunes:image href="/e.jpg"/></item>'));
    expect(item).toMatchObject({ enclosures: [{ url: 'https://site.example/e.mp3', type: 'audio/mpeg', length: 99, durationSeconds: 3723 }], imageUrl: 'https://site.example/e.jpg' });
  });
  test('a video has its description and its thumbnail', () => {
    const [item] = itemsOf(atom('<entry><id>v</id><title>V</title><media:group><media:content url="https://v.example/v" type="application/x-shockwave-flash"/><media:thumbnail url="https://v.example/t.jpg"/><media:description>About it.\n\nMore.</media:description></media:group></entry>', 'xmlns:media="http://search.yahoo.com/mrss/"'));
    expect(item).toMatchObject({ text: 'About it.\n\nMore.', imageUrl: 'https://v.example/t.jpg', enclosures: [] });
  });
  test('dates that cannot be are none, and updated stands in for published', () => {
    const [a, b] = itemsOf(atom('<entry><id>1</id><title>a</title><published>2099-01-01T00:00:00Z</published><updated>2026-11-18T07:30:00Z</updated></entry><entry><id>2</id><title>b</title><published>soon</published></entry>'));
    expect(a).toMatchObject({ publishedAt: day, updatedAt: day });
    expect(b).toMatchObject({ publishedAt: null, updatedAt: null });
  });
  test.each([
    ['<ttl>60</ttl>', 60], ['<ttl>0</ttl>', null], ['<ttl>soon</ttl>', null], ['<ttl>99999</ttl>', 1440],
    ['<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>', 360],
  ])('%s asks for %s minutes', (head, minutes) => {
    expect(feedOf(rss('', head)).ttlMinutes).toBe(minutes);
  });
});

describe('damage', () => {
  const good = (name: string) => `<item><guid>${name}</guid><title>${name}</title><description>Text of ${name}</description></item>`;
  test.each([
    ['an element that is not closed', '<item><guid>bad</guid><title>bad</title><description>never closed</item>'],
    ['CDATA that is not closed', '<item><guid>bad</guid><description><![CDATA[never closed</description></item>'],
    ['a comment that is not closed', '<item><guid>bad</guid><!-- never closed </item>'],
    ['an item that is not closed', '<item><guid>bad</guid><title>bad'],
  ])('%s costs that item only', (_, bad) => {
    const feed = feedOf(rss(`${good('one')}${bad}${good('two')}${good('three')}`));
    expect(feed.items.map((item) => item.title).filter((title) => title !== 'bad')).toEqual(['one', 'two', 'three']);
    expect(feed.items.length + feed.skipped).toBe(4);
  });
  test('a document that breaks off gives what came before', () => {
    const whole = rss(`${good('one')}${good('two')}${good('three')}`);
    const feed = feedOf(whole.slice(0, whole.indexOf('Text of three')));
    expect(feed.items.map((item) => item.title)).toEqual(['one', 'two']);
    expect(feed.skipped).toBe(1);
  });
  test('an item with nothing in it is skipped and counted', () => {
    expect(feedOf(rss(`<item><category>x</category></item>${good('one')}`))).toMatchObject({ skipped: 1, items: [{ title: 'one' }] });
  });
  test('entities that would grow without end do not, and files are not read', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><guid>1</guid><title>&c;&x;</title></item>')}`;
    const result = parse(bomb);
    expect(JSON.stringify(result).length).toBeLessThan(2000);
    expect(JSON.stringify(result)).not.toContain('root:');
  });
});

describe('what is no feed is told apart', () => {
  test.each([
    ['<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>', 'not_a_feed', 'html'],
    ['<opml version="2.0"><body/></opml>', 'not_a_feed', 'a list of feeds (OPML)'],
    ['{"hello": "world"}', 'not_a_feed', 'a JSON document of another kind'],
    ['[]', 'not_a_feed', 'a JSON document of another kind'],
    ['Just text.', 'not_a_feed', 'something else'],
    ['', 'empty', 'no content'],
    [' \n\t', 'empty', 'no content'],
  ])('%s', (document, kind, detail) => expect(parse(document)).toEqual({ ok: false, kind, detail }));
  test.each(['{"version": "https://jsonfeed.org/version/1", "items": [', '<rss version="2.0"><channel><title>T', '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</tit'])('%s is damaged', (document) => {
    expect(parse(document)).toMatchObject({ ok: false, kind: 'broken_xml' });
  });
});

describe('limits', () => {
  test('of more than a thousand items the newest stay, in their order', () => {
    const at = (index: number) => new Date(day - (1200 - index) * 60_000).toUTCString();
    const items = Array.from({ length: 1200 }, (_, index) => `<item><guid>${index}</guid><title>${index}</title><pubDate>${at(index)}</pubDate></item>`);
    const parsed = itemsOf(rss(items.join('')));
    expect(parsed).toHaveLength(1000);
    expect([parsed[0]?.title, parsed[999]?.title]).toEqual(['200', '1199']);
  });
  test('an item of three megabytes is cut, its neighbours are whole', () => {
    const parsed = itemsOf(rss(`<item><guid>1</guid><title>big</title><description>${'word '.repeat(630_000)}</description></item><item><guid>2</guid><title>small</title></item>`));
    expect(parsed[0]?.text.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(parsed[0]?.text.length).toBeGreaterThan(2_000_000);
    expect(parsed[1]?.title).toBe('small');
  });
});
