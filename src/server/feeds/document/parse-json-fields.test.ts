import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, feedOf, parse } from './parse-harness.ts';
import type { ParsedItem } from './parsed-feed.ts';

const head = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  home_page_url: 'https://site.example/',
};

function itemWith(fields: object, feed: object = {}): ParsedItem | undefined {
  return feedOf(JSON.stringify({ ...head, ...feed, items: [{ id: '1', ...fields }] })).items[0];
}

describe('a field of an item of JSON Feed', () => {
  const file = { url: 'https://e.org/1.mp3', type: 'audio/mpeg', length: 5, durationSeconds: 61 };
  const attachment = { url: file.url, mime_type: file.type, size_in_bytes: 5, duration_in_seconds: 61 };
  test.each<[string, object, Partial<ParsedItem>]>([
    ['id as text', { id: 'x' }, { externalId: 'x' }],
    ['id as a number', { id: 7 }, { externalId: '7' }],
    ['id zero', { id: 0 }, { externalId: '0' }],
    ['no id', { id: undefined, url: 'https://e.org/a' }, { externalId: 'https://e.org/a' }],
    ['url', { url: 'https://e.org/a', external_url: 'https://x.example/' }, { url: 'https://e.org/a' }],
    ['external_url alone', { external_url: 'https://x.example/' }, { url: 'https://x.example/' }],
    ['url that is relative', { url: '/a' }, { url: 'https://site.example/a' }],
    ['title, which is text', { title: 'A <b> &amp; B' }, { title: 'A <b> &amp; B' }],
    ['no title', { content_text: 'A short note' }, { title: 'A short note' }],
    ['content_html', { content_html: '<p>A &amp; B</p>' }, { html: '<p>A &amp; B</p>' }],
    ['content_text', { content_text: 'A <b>\n\nB' }, { text: 'A <b>\n\nB' }],
    ['both contents', { content_html: '<p>A</p>', content_text: 'A, but much longer' }, { text: 'A' }],
    ['summary', { content_html: '<p>A</p>', summary: 'S' }, { text: 'A', summary: 'S' }],
    ['summary alone', { summary: 'S' }, { text: 'S', summary: null }],
    [
      'dates',
      { date_published: '2026-11-18T07:30:00Z', date_modified: '2026-11-18T08:30:00+01:00' },
      { publishedAt: day, updatedAt: day },
    ],
    ['date as a number', { date_published: day / 1000 }, { publishedAt: day }],
    ['date in another form', { date_published: 'Wed, 18 Nov 2026 07:30:00 GMT' }, { publishedAt: day }],
    ['author of 1.0', { author: { name: 'Ann' } }, { author: 'Ann' }],
    ['authors of 1.1', { authors: [{ name: 'Ann' }, { name: 'Bob' }] }, { author: 'Ann, Bob' }],
    ['authors before author', { author: { name: 'Bob' }, authors: [{ name: 'Ann' }] }, { author: 'Ann' }],
    ['author without a name', { authors: [{ url: 'https://e.org/ann' }] }, { author: 'https://e.org/ann' }],
    ['author as text', { author: 'Ann' }, { author: 'Ann' }],
    ['tags', { tags: ['a', 'B & C', '', 'A'] }, { tags: ['a', 'B & C'] }],
    ['tags as text', { tags: 'a' }, { tags: ['a'] }],
    ['attachments', { attachments: [attachment] }, { enclosures: [file] }],
    [
      'attachments with odd numbers',
      { attachments: [{ ...attachment, size_in_bytes: '5', duration_in_seconds: 'long' }] },
      { enclosures: [{ ...file, durationSeconds: null }] },
    ],
    [
      'image',
      { image: 'https://e.org/1.png', banner_image: 'https://e.org/2.png' },
      { imageUrl: 'https://e.org/1.png' },
    ],
    ['banner_image', { banner_image: 'https://e.org/2.png' }, { imageUrl: 'https://e.org/2.png' }],
    ['language', { language: 'de-AT' }, { language: 'de-at' }],
    [
      'wrong types',
      { title: {}, url: 5, tags: { a: 1 }, authors: 'Ann', attachments: 'x', content_html: [] },
      { externalId: '1', author: 'Ann', enclosures: [], tags: [] },
    ],
  ])('%s', (_, fields, expected) => expect(itemWith(fields)).toMatchObject(expected));

  test.each([[{ author: { name: 'Ann' } }], [{ authors: [{ name: 'Ann' }] }]])(
    'an author is inherited from the feed: %j',
    (feed) => expect(itemWith({}, feed)?.author).toBe('Ann'),
  );

  test('a language is inherited from the feed', () => {
    expect(itemWith({}, { language: 'de' })?.language).toBe('de');
  });
});

describe('a JSON Feed', () => {
  test('loses the items that are broken and no others', () => {
    const items = [null, 5, 'x', [], {}, { id: '1', title: 'A' }];
    expect(feedOf(JSON.stringify({ ...head, items }))).toMatchObject({ skipped: 5, items: [{ title: 'A' }] });
  });
  test('may lack its version or its items', () => {
    const items = [{ id: '1', url: 'https://e.org/a', title: 'A' }];
    expect(feedOf(JSON.stringify({ title: 'T', items })).items).toMatchObject([{ title: 'A' }]);
    expect(feedOf(JSON.stringify(head)).items).toEqual([]);
    expect(feedOf(JSON.stringify({ ...head, expired: true, next_url: 'https://e.org/2' })).title).toBe('T');
  });
  test.each(['[]', '{}', '{"items": [1]}', '{"version": 1}', '[{"id": 1}]'])('is not %s', (document) => {
    expect(parse(document)).toMatchObject({ ok: false, kind: 'not_a_feed' });
  });
  test('is read whatever stands in its fields', () => {
    const names = [
      'id',
      'url',
      'title',
      'content_html',
      'summary',
      'date_published',
      'authors',
      'tags',
      'attachments',
    ];
    const item = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(item, fc.jsonValue()), { maxLength: 5 }),
        fc.jsonValue(),
        (items, other) => {
          const feed = feedOf(
            JSON.stringify({ ...head, title: other, language: other, author: other, items }),
          );
          expect(feed.items.length + feed.skipped).toBeLessThanOrEqual(items.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
