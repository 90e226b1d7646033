import { expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';
import { feedOf, rss } from './parse-harness.ts';

const source = { url: 'https://feeds.example/feed', contentType: null, now: Date.UTC(2026, 10, 20) };
const item = (number: number, more = '') =>
  `<item><guid>id-${number}</guid><link>https://site.example/${number}</link><title>Wave ${number}</title>${more}</item>`;

function parseAfter(before: string, document: string) {
  const { itemHashes } = feedOf(before);
  const result = parseFeed(
    Buffer.from(document),
    { ...source, url: 'https://feeds.example/blog/feed.xml' },
    new Set(itemHashes),
  );
  if (!result.ok) throw new Error(result.detail);
  return result.feed;
}
const titlesAfter = (before: string, document: string) =>
  parseAfter(before, document).items.map(({ title }) => title);

test('only the items that are new or changed are read again', () => {
  const before = rss(item(1) + item(2) + item(3));
  const after = rss(item(0) + item(1) + item(2, '<description>More.</description>') + item(3));
  expect(titlesAfter(before, after)).toEqual(['Wave 0', 'Wave 2']);
  expect(titlesAfter(before, before)).toEqual([]);
});

test('what is known by now includes what was known before', () => {
  const before = rss(item(1) + item(2));
  const after = rss(item(0) + item(1) + item(2));
  expect(parseAfter(before, after).itemHashes).toEqual(feedOf(after).itemHashes);
  expect(parseAfter(before, after).externalIds).toEqual(['id-0', 'id-1', 'id-2']);
});

test('an item whose addresses stand against another page is another item', () => {
  const relative = item(1, '<description>&lt;a href="more"&gt;More&lt;/a&gt;</description>');
  const moved = rss(relative).replace('https://site.example/<', 'https://other.example/<');
  expect(titlesAfter(rss(relative), moved)).toEqual(['Wave 1']);
});

test('an item without id and link is read again: only its cleaned content tells who it is', () => {
  const bare = '<item><title>Wave</title><pubDate>Wed, 18 Nov 2026 07:30:00 GMT</pubDate></item>';
  expect(titlesAfter(rss(bare), rss(item(1) + bare))).toEqual(['Wave 1', 'Wave']);
});

test('an item whose id another one takes gets a name of its own, as without knowing it', () => {
  const twin = (number: number) =>
    `<item><guid>same</guid><link>https://site.example/${number}</link><title>Wave ${number}</title></item>`;
  const after = rss(twin(2) + twin(1));
  const plain = feedOf(after).items;
  const known = parseAfter(rss(twin(1)), after).items;
  expect(known.map(({ externalId }) => externalId)).toEqual(plain.map(({ externalId }) => externalId));
  expect(known.map(({ title }) => title)).toEqual(['Wave 2', 'Wave 1']);
});
