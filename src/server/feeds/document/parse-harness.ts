import { parseFeed } from './parse-feed.ts';
import type { FeedParseResult, ParsedFeed, ParsedItem } from './parsed-feed.ts';

// What the tests of parsing share: a fixed time, short ways to a result, and documents around items.

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
/** Two days before the time at which the tests parse. */
export const day = Date.UTC(2026, 10, 18, 7, 30, 0);

export function parse(document: string | Uint8Array, contentType: string | null = null): FeedParseResult {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return parseFeed(bytes, { url: 'https://feeds.example/blog/feed.xml', contentType, now });
}

export function feedOf(document: string | Uint8Array, contentType?: string): ParsedFeed {
  const result = parse(document, contentType);
  if (!result.ok) throw new Error(`${result.kind}: ${result.detail}`);
  return result.feed;
}

export function itemsOf(document: string): ParsedItem[] {
  return feedOf(document).items;
}

export function rss(items: string, head = ''): string {
  const names = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:media="http://search.yahoo.com/mrss/"',
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
  ].join(' ');
  const start = '<title>T</title><link>https://site.example/</link>';
  return `<rss version="2.0" ${names}><channel>${start}${head}${items}</channel></rss>`;
}

export function atom(entries: string, attributes = ''): string {
  const start = '<title>T</title><link href="https://site.example/"/>';
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}>${start}${entries}</feed>`;
}
