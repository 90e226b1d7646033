import { createHash } from 'node:crypto';
import { urlKey } from '#server/articles/url-key.ts';
import { makeExcerpt } from '#server/feeds/document/excerpt.ts';
import { parseDate } from '#server/feeds/document/parse-date.ts';
import { parseDocument } from '#server/feeds/document/parse-document.ts';
import type { FeedParseFailure } from '#server/feeds/document/parsed-feed.ts';
import { stripMarkup, toPlainLine } from '#server/feeds/document/plain-text.ts';
import type { RawItem } from '#server/feeds/document/raw-feed.ts';
import { endOfProlog } from '#server/feeds/document/xml-prolog.ts';
import { resolveUrl } from '#server/feeds/html/clean-url.ts';
import type { FeedCandidate } from '#shared/discovery.ts';

/** What is shown of a feed before it is added. Times are epoch milliseconds. */
export type FeedSummary = {
  title: string;
  kind: FeedCandidate['kind'];
  itemCount: number;
  /** Titles of its newest items, at most three. */
  latest: string[];
  newestAt: number | null;
  /** The same for feeds of the same items, in whatever format; null without items. */
  sameness: string | null;
  /** Characters of text in these items: what tells a feed of whole articles from one of their beginnings. */
  size: number;
};

/** Items by which two feeds are held to be the same. */
const comparedItems = 10;

/** Reads of a feed only what is shown before it is added: nothing is cleaned. `source.now` in epoch ms. */
export function summariseFeed(
  text: string,
  source: { url: string; now: number },
): { ok: true; feed: FeedSummary } | FeedParseFailure {
  const document = parseDocument(text);
  if (!document.ok) return document;
  const { title, items } = document.feed;
  const newest = items
    .map((item, index) => ({ item, index, at: dateOf(item, source.now) }))
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0) || one.index - other.index);
  const compared = newest.slice(0, comparedItems).map(({ item }) => item);
  return {
    ok: true,
    feed: {
      title: toPlainLine(title, 300),
      kind: kindOf(text),
      itemCount: items.length,
      latest: newest.slice(0, 3).map(({ item }) => titleOf(item)),
      newestAt: newest[0]?.at ?? null,
      sameness: samenessOf(compared, source.url),
      size: compared.reduce((sum, item) => sum + sizeOf(item), 0),
    },
  };
}

function kindOf(text: string): FeedCandidate['kind'] {
  const start = text.trimStart();
  if (/^\uFEFF?[{[]/.test(start)) return 'json';
  const at = endOfProlog(start);
  const root = /<(?:[\w.-]+:)?(rss|feed|rdf|channel)\b/i
    .exec(start.slice(at, at + 10_000))?.[1]
    ?.toLowerCase();
  if (root === 'feed') return 'atom';
  return root === 'rdf' ? 'rdf' : 'rss';
}

function dateOf(item: RawItem, now: number): number | null {
  for (const date of [...item.published, ...item.updated]) {
    const at = parseDate(date, now);
    if (at !== null && at !== undefined) return at;
  }
  return null;
}

/** An item without a title is named by the beginning of its text. */
function titleOf(item: RawItem): string {
  const title = toPlainLine(item.title, 200);
  if (title !== '') return title;
  const content = [...item.summaries, ...item.contents].find((text) => text?.value.trim());
  return makeExcerpt(stripMarkup((content?.value ?? '').slice(0, 2_000)), 100);
}

function samenessOf(items: RawItem[], base: string): string | null {
  if (items.length === 0) return null;
  const names = items.map((item) => {
    const link = item.links.map((href) => resolveUrl(href, base)).find((url) => url !== null) ?? null;
    return urlKey(link) ?? `${titleOf(item)} ${item.id ?? ''}`;
  });
  return createHash('sha256').update(JSON.stringify(names.sort())).digest('base64url');
}

function sizeOf(item: RawItem): number {
  const texts = [...item.contents, ...item.summaries].map((text) => text?.value.length ?? 0);
  return Math.max(0, ...texts);
}
