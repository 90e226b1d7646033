import { decodeText } from '#server/feeds/document/decode-text.ts';
import type { FeedParseFailure, FeedSource } from '#server/feeds/document/parsed-feed.ts';
import { decodePage } from './decode-page.ts';
import type { PageLinks } from './page-links.ts';
import { readPage } from './read-page.ts';
import { type FeedSummary, summariseFeed } from './summarise-feed.ts';

/** What stands at an address: a feed, a page that may lead to one, or neither. */
export type ExaminedDocument =
  | { kind: 'feed'; feed: FeedSummary }
  | { kind: 'page'; page: PageLinks }
  | { kind: 'neither'; failure: FeedParseFailure };

/** Pure and synchronous; a hostile document can keep it busy, so the server calls it in the parse thread. */
export function examineDocument(bytes: Uint8Array, source: FeedSource): ExaminedDocument {
  const read = summariseFeed(decodeText(bytes, source.contentType), source);
  if (read.ok) return { kind: 'feed', feed: read.feed };
  if (!isPage(read, source.contentType)) return { kind: 'neither', failure: read };
  const html = decodePage(bytes, source.contentType);
  const isXml = typeOf(source.contentType) === 'application/xhtml+xml';
  return { kind: 'page', page: readPage(isXml ? closeEmpty(html) : html, source.url) };
}

/** In XML, `<script/>` is over; in HTML, everything that follows would be in it. */
function closeEmpty(xhtml: string): string {
  return xhtml.replace(
    /<(script|style|title|textarea|iframe|noscript|template)(\s[^<>]*)?\/>/g,
    '<$1$2></$1>',
  );
}

function typeOf(contentType: string | null): string {
  return contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** By its root, or by what the server calls it when the root says nothing: pages may begin with anything. */
function isPage({ kind, detail }: FeedParseFailure, contentType: string | null): boolean {
  if (kind !== 'not_a_feed') return false;
  if (detail === 'html') return true;
  const type = typeOf(contentType);
  if (type === 'text/html' || type === 'application/xhtml+xml') return true;
  return type === '' && (detail === 'something else' || detail.startsWith('an XML document'));
}
