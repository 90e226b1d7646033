import { resolveUrl } from './clean-url.ts';
import { decodeText } from './decode-text.ts';
import { externalIdWithUrl } from './external-id.ts';
import { type FinishContext, finishItem, parseLanguage } from './finish-item.ts';
import { parseDate } from './parse-date.ts';
import { parseDocument } from './parse-document.ts';
import { type FeedParseResult, type FeedSource, maxItems, type ParsedItem } from './parsed-feed.ts';
import { toPlainLine } from './plain-text.ts';
import type { RawFeed, RawItem } from './raw-feed.ts';

/** Minutes; a feed that asks to be left alone for longer is still looked at once a day. */
const longestTtl = 24 * 60;

/**
 * Reads a feed in any of its formats (RSS, Atom, RDF, JSON Feed), repairs what can be repaired, cleans
 * every item and makes all of them uniform. Pure and synchronous; a hostile document can keep it busy,
 * so the server calls it through `feed-parser.ts`.
 */
export function parseFeed(bytes: Uint8Array, source: FeedSource): FeedParseResult {
  const document = parseDocument(decodeText(bytes, source.contentType));
  if (!document.ok) return document;
  const { feed } = document;
  const siteUrl =
    feed.links.map((link) => resolveUrl(link, source.url)).find((link) => link !== null) ?? null;
  const language = parseLanguage(feed.language);
  const context = {
    base: resolveUrl(feed.base, source.url) ?? siteUrl ?? source.url,
    language,
    now: source.now,
  };
  const { items, broken } = finishItems(newest(feed, source.now), context);
  const ttl = feed.ttlMinutes;
  return {
    ok: true,
    feed: {
      title: toPlainLine(feed.title, 300),
      siteUrl,
      language,
      ttlMinutes: ttl !== undefined && ttl >= 1 ? Math.min(Math.round(ttl), longestTtl) : null,
      items,
      skipped: document.skipped + broken,
    },
  };
}

/** Feeds of more than the limit keep their newest items, wherever these stand; undated ones count as old. */
function newest({ items }: RawFeed, now: number): RawItem[] {
  if (items.length <= maxItems) return items;
  const dated = items.map((item, index) => {
    const dates = [...item.published, ...item.updated].map((date) => parseDate(date, now) ?? 0);
    return { item, index, at: Math.max(0, ...dates) };
  });
  const kept = dated.sort((a, b) => b.at - a.at || a.index - b.index).slice(0, maxItems);
  return kept.sort((a, b) => a.index - b.index).map(({ item }) => item);
}

function finishItems(raws: RawItem[], context: FinishContext): { items: ParsedItem[]; broken: number } {
  const byId = new Map<string, ParsedItem>();
  let broken = 0;
  for (const raw of raws) {
    const item = tryFinish(raw, context);
    if (!item) broken += 1;
    else addUnique(byId, item);
  }
  return { items: [...byId.values()], broken };
}

function tryFinish(raw: RawItem, context: FinishContext): ParsedItem | undefined {
  try {
    return finishItem(raw, context);
  } catch {
    // Whatever one item does to our code or a library, the others are not to suffer.
    return undefined;
  }
}

/** The same identity and link is the same item listed twice; another link is another item. */
function addUnique(byId: Map<string, ParsedItem>, item: ParsedItem): void {
  const twin = byId.get(item.externalId);
  if (!twin) byId.set(item.externalId, item);
  else if (item.url !== null && item.url !== twin.url) {
    const externalId = externalIdWithUrl(item.externalId, item.url);
    byId.set(externalId, { ...item, externalId });
  }
}
