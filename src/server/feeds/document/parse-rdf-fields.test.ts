import { describe, expect, test } from 'vitest';
import { day, feedOf } from './parse-harness.ts';
import type { ParsedItem } from './parsed-feed.ts';

const names = [
  'xmlns="http://purl.org/rss/1.0/"',
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#"',
  'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
].join(' ');

const feedWith = (head: string, inside: string, about = 'https://e.org/a') =>
  feedOf(
    `<rdf:RDF ${names}><channel rdf:about="https://e.org/"><title>T</title>${head}</channel><item rdf:about="${about}"><title>A</title>${inside}</item></rdf:RDF>`,
  );

const cases: [name: string, inside: string, expected: Partial<ParsedItem>][] = [
  ['named by rdf:about', '', { externalId: 'https://e.org/a', url: 'https://e.org/a' }],
  [
    'linked elsewhere',
    '<link>https://e.org/b</link>',
    { externalId: 'https://e.org/a', url: 'https://e.org/b' },
  ],
  [
    'by creators',
    '<dc:creator>Ann (mailto:ann@e.org)</dc:creator><dc:creator>Bob</dc:creator>',
    { author: 'Ann, Bob' },
  ],
  ['dated', '<dc:date>2026-11-18T07:30:00Z</dc:date>', { publishedAt: day }],
  ['dated with a zone', '<dc:date>2026-11-18T09:30+02:00</dc:date>', { publishedAt: day }],
  ['changed', '<dcterms:modified>2026-11-18T07:30:00Z</dcterms:modified>', { updatedAt: day }],
  ['tagged', '<dc:subject>x</dc:subject><dc:subject>y</dc:subject>', { tags: ['x', 'y'] }],
  ['described', '<description>Some &lt;i&gt;text&lt;/i&gt;</description>', { html: 'Some <i>text</i>' }],
  ['described in Dublin Core', '<dc:description>Some text</dc:description>', { text: 'Some text' }],
  [
    'with content',
    '<description>Short</description><content:encoded><![CDATA[<p>Long enough</p>]]></content:encoded>',
    { text: 'Long enough', summary: 'Short' },
  ],
  ['in a language', '<dc:language>fr</dc:language>', { language: 'fr' }],
  ['titled in Dublin Core as well', '<dc:title>B</dc:title>', { title: 'A' }],
  [
    'with a file',
    '<enc:enclosure rdf:resource="https://e.org/1.mp3" enc:type="audio/mpeg" enc:length="5"/>',
    { enclosures: [{ url: 'https://e.org/1.mp3', type: 'audio/mpeg', length: 5, durationSeconds: null }] },
  ],
];

describe('an item of RSS 1.0', () => {
  test.each(cases)('%s', (_, inside, expected) => {
    expect(feedWith('<link>https://e.org/</link>', inside).items[0]).toMatchObject(expected);
  });
  test('whose name is no address has its link', () => {
    const feed = feedWith('', '<link>https://e.org/b</link>', 'urn:a');
    expect(feed.items[0]).toMatchObject({ externalId: 'urn:a', url: 'https://e.org/b' });
  });
});

describe('a feed of RSS 1.0', () => {
  test('is found at its link, else at its name', () => {
    expect(feedWith('<link>https://site.example/</link>', '').siteUrl).toBe('https://site.example/');
    expect(feedWith('', '').siteUrl).toBe('https://e.org/');
  });
  test.each([
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
    ['<sy:updatePeriod> Daily </sy:updatePeriod>', 1440],
    ['<sy:updatePeriod>weekly</sy:updatePeriod>', 1440],
    ['<sy:updatePeriod>often</sy:updatePeriod>', null],
    ['<sy:updateFrequency>0</sy:updateFrequency><sy:updatePeriod>daily</sy:updatePeriod>', null],
  ])('asks to be left alone: %s', (head, minutes) => expect(feedWith(head, '').ttlMinutes).toBe(minutes));
  test('passes its language on', () => {
    expect(feedWith('<dc:language>de</dc:language>', '').items[0]?.language).toBe('de');
  });
});
