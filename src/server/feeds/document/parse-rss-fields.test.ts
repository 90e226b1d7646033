import { describe, expect, test } from 'vitest';
import { day, feedOf, itemsOf } from './parse-harness.ts';
import { checkItems, itemWith, rssNames } from './rss-harness.ts';

describe('the title', () => {
  checkItems([
    ['is text', '<title>A &amp; B &lt; C</title>', { title: 'A & B < C' }],
    ['stands in CDATA', '<title><![CDATA[A & <b>B</b>]]></title>', { title: 'A & B' }],
    ['is partly CDATA', '<title>A <![CDATA[& B]]> C</title>', { title: 'A & B C' }],
    ['is escaped twice', '<title>R&amp;amp;D &amp;#8217;</title>', { title: 'R&D ’' }],
    ['has elements nobody escaped', '<title>A <em>very</em> B</title>', { title: 'A very B' }],
    ['has named entities of HTML', '<title>Caf&eacute;&nbsp;&hellip;</title>', { title: 'Café …' }],
    ['has number codes of windows-1252', '<title>&#147;A&#148; &#x96; B</title>', { title: '“A” – B' }],
    [
      'has codes of no character',
      '<title>A&#0;&#xD800;&#x110000;B</title>',
      { title: 'A\uFFFD\uFFFD\uFFFDB' },
    ],
    ['is in dc', '<dc:title>A</dc:title><guid>1</guid>', { title: 'A' }],
    ['is in media', '<media:title>A</media:title><guid>1</guid>', { title: 'A' }],
    [
      'is not that of a part',
      '<media:content url="https://e.org/1.jpg"><media:title>Photo</media:title></media:content><title>A</title>',
      { title: 'A' },
    ],
    ['is empty once and given again', '<title/><title>A</title>', { title: 'A' }],
  ]);
});

describe('the link', () => {
  const url = 'https://e.org/a';
  checkItems([
    ['has blank space around', `<link>\n  ${url}\n</link>`, { url }],
    ['stands in CDATA', `<link><![CDATA[${url}]]></link>`, { url }],
    ['is an attribute', `<link href="${url}"/>`, { url }],
    ['is an Atom link', `<atom:link rel="alternate" href="${url}"/>`, { url }],
    [
      'is an Atom link of the default namespace',
      `<link xmlns="http://www.w3.org/2005/Atom" href="${url}"/>`,
      { url },
    ],
    [
      'is not the Atom link to itself',
      `<atom:link rel="self" href="https://e.org/self"/><link>${url}</link>`,
      { url },
    ],
    ['goes before an Atom link', `<atom:link href="https://e.org/b"/><link>${url}</link>`, { url }],
    ['is the guid when it is empty', `<link></link><guid>${url}</guid>`, { url }],
    ['is the guid that says so', `<guid isPermaLink="TRUE">${url}</guid>`, { url, externalId: url }],
    ['is not a guid that is none', `<title>x</title><guid ispermalink="false">${url}</guid>`, { url: null }],
    ['is relative to the site', '<link>/a</link>', { url: 'https://site.example/a' }],
    [
      'is relative to xml:base',
      '<link xml:base="https://b.example/x/">a</link>',
      { url: 'https://b.example/x/a' },
    ],
    [
      'has its parameters escaped',
      '<link>https://e.org/?a=1&amp;b=2</link>',
      { url: 'https://e.org/?a=1&b=2' },
    ],
    [
      'has bare ampersands',
      '<link>https://e.org/?a=1&copy=2&b=3</link>',
      { url: 'https://e.org/?a=1&copy=2&b=3' },
    ],
    [
      'goes through FeedBurner',
      `<link>https://feedproxy.google.com/~r/x</link><feedburner:origLink>${url}</feedburner:origLink>`,
      { url },
    ],
    ['is given twice', `<link>${url}</link><link>https://e.org/b</link>`, { url }],
  ]);
});

describe('the identity', () => {
  checkItems([
    [
      'is the guid',
      '<guid isPermaLink="false"> tag:1 </guid><link>https://e.org/a</link>',
      { externalId: 'tag:1' },
    ],
    ['is in CDATA', '<title>x</title><guid><![CDATA[tag:1]]></guid>', { externalId: 'tag:1' }],
    ['is the Atom id', '<atom:id>tag:1</atom:id>', { externalId: 'tag:1' }],
    ['is in upper case', '<GUID>tag:1</GUID>', { externalId: 'tag:1' }],
  ]);
});

describe('the author', () => {
  const author = 'Ann Example';
  checkItems([
    ['is a name', '<author>Ann Example</author>', { author }],
    ['has an address in front', '<author>ann@e.org (Ann Example)</author>', { author }],
    ['has an address behind', '<author>Ann Example &lt;ann@e.org&gt;</author>', { author }],
    ['has an address in brackets', '<author>Ann Example (ann@e.org)</author>', { author }],
    ['is an address only', '<author>ann@e.org</author>', { author: 'ann@e.org' }],
    ['has a quoted name', '<author>"Ann Example" &lt;ann@e.org&gt;</author>', { author }],
    [
      'is written as in Atom',
      '<author><name>Ann Example</name><email>ann@e.org</email></author>',
      { author },
    ],
    ['is an Atom author', '<atom:author><atom:name>Ann Example</atom:name></atom:author>', { author }],
    ['is a creator', '<dc:creator><![CDATA[Ann Example]]></dc:creator>', { author }],
    ['goes before the address', '<author>ann@e.org</author><dc:creator>Ann Example</dc:creator>', { author }],
    [
      'are several creators',
      '<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator>',
      { author: 'Ann, Bob' },
    ],
    ['is of iTunes', '<itunes:author>Ann Example</itunes:author>', { author }],
  ]);
  test.each([
    ['<managingEditor>ann@e.org (Ann Example)</managingEditor>', author],
    ['<dc:creator>Ann Example</dc:creator>', author],
    ['<itunes:author>Ann Example</itunes:author>', author],
    ['<managingEditor>ann@e.org</managingEditor><webMaster>bob@e.org (Bob)</webMaster>', null],
  ])("of an item without one is the feed's: %s", (head, expected) => {
    expect(itemWith('<title>x</title>', head)?.author).toBe(expected);
  });
});

describe('the date', () => {
  const rfc = 'Wed, 18 Nov 2026 07:30:00 GMT';
  const iso = '2026-11-18T07:30:00Z';
  checkItems([
    ['is pubDate', `<pubDate>${rfc}</pubDate>`, { publishedAt: day }],
    ['is pubdate', `<pubdate>${rfc}</pubdate>`, { publishedAt: day }],
    ['is in CDATA', `<PubDate><![CDATA[${rfc}]]></PubDate>`, { publishedAt: day }],
    ['is dc:date', `<dc:date>${iso}</dc:date>`, { publishedAt: day }],
    ['is dcterms:issued', `<dcterms:issued>${iso}</dcterms:issued>`, { publishedAt: day }],
    ['is dcterms:created', `<dcterms:created>${iso}</dcterms:created>`, { publishedAt: day }],
    [
      'is that of an update',
      `<dcterms:modified>${iso}</dcterms:modified>`,
      { publishedAt: day, updatedAt: day },
    ],
    [
      'is Atom’s',
      `<atom:published>${iso}</atom:published><atom:updated>${iso}</atom:updated>`,
      { publishedAt: day, updatedAt: day },
    ],
    [
      'is the next one when the first is none',
      `<pubDate>soon</pubDate><dc:date>${iso}</dc:date>`,
      { publishedAt: day },
    ],
    ['is a plain date element', `<date>${iso}</date>`, { publishedAt: day }],
  ]);
});

describe('the language', () => {
  checkItems([
    ['is of Dublin Core', '<dc:language>de-AT</dc:language>', { language: 'de-at' }],
    ['is an attribute', '<description xml:lang="fr">x</description>', { language: 'fr' }],
  ]);
  const item = '<item><title>x</title></item>';
  test.each([
    [`<rss xml:lang="de"><channel>${item}</channel></rss>`, 'de'],
    [`<rss><channel xml:lang="de">${item}</channel></rss>`, 'de'],
    [`<rss xml:lang="en"><channel><language>de</language>${item}</channel></rss>`, 'de'],
    ['<rss xml:lang="en"><channel><item xml:lang="de"><title>x</title></item></channel></rss>', 'de'],
    [`<rss><channel><language>German</language><dc:language>de</dc:language>${item}</channel></rss>`, 'de'],
  ])('is inherited: %s', (document, expected) => expect(itemsOf(document)[0]?.language).toBe(expected));
});

describe('comments', () => {
  const commentsUrl = 'https://e.org/a#comments';
  checkItems([
    ['are a link', `<comments>${commentsUrl}</comments>`, { commentsUrl }],
    [
      'are a link beside a count and a feed',
      `<slash:comments>5</slash:comments><wfw:commentRss>https://e.org/rss</wfw:commentRss><comments>${commentsUrl}</comments>`,
      { commentsUrl },
    ],
    ['are no number', '<comments>5</comments>', { commentsUrl: null }],
    [
      'are an Atom reply',
      `<atom:link rel="replies" type="text/html" href="${commentsUrl}"/>`,
      { commentsUrl },
    ],
  ]);
});

describe('the feed itself', () => {
  test.each([
    [
      '<title>A &amp;amp; B</title><link>https://e.org/</link>',
      { title: 'A & B', siteUrl: 'https://e.org/' },
    ],
    [
      '<dc:title>A</dc:title><atom:link rel="self" href="https://e.org/feed"/><atom:link href="https://e.org/"/>',
      { title: 'A', siteUrl: 'https://e.org/' },
    ],
    [
      '<atom:link rel="hub" href="https://hub.example/"/><link>https://e.org/</link><title>A</title>',
      { title: 'A', siteUrl: 'https://e.org/' },
    ],
    [
      '<image><title>I</title><link>https://i.example/</link></image><title>A</title><link>https://e.org/</link>',
      { title: 'A', siteUrl: 'https://e.org/' },
    ],
    [
      '<textInput><title>S</title><link>https://i.example/</link></textInput><title>A</title>',
      { title: 'A', siteUrl: null },
    ],
    ['<ttl> 90 </ttl>', { ttlMinutes: 90 }],
  ])('%s', (head, expected) => {
    expect(feedOf(`<rss version="2.0" ${rssNames}><channel>${head}</channel></rss>`)).toMatchObject(expected);
  });
});
