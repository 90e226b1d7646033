import { resolveUrl } from '#server/feeds/html/clean-url.ts';
import { decodeText } from './decode-text.ts';
import { externalIdWithUrl } from './external-id.ts';
import { type FinishContext, finishItem, parseLanguage } from './finish-item.ts';
import { hashItem, type ItemIdentity, identifyItem } from './known-items.ts';
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
 * so the server calls it through `feed-parser.ts`. Items whose hashes are `known` are left out.
 */
export function parseFeed(
  bytes: Uint8Array,
  source: FeedSource,
  known: ReadonlySet<string> = new Set(),
): FeedParseResult {
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
  const { items, externalIds, itemHashes, broken } = finishItems(newest(feed, source.now), {
    context,
    known,
  });
  const ttl = feed.ttlMinutes;
  return {
    ok: true,
    feed: {
      title: toPlainLine(feed.title, 300),
      siteUrl,
      imageUrl: feed.images.map((image) => resolveUrl(image, context.base)).find(Boolean) ?? null,
      language,
      ttlMinutes: ttl !== undefined && ttl >= 1 ? Math.min(Math.round(ttl), longestTtl) : null,
      items,
      itemHashes,
      externalIds,
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

function finishItems(
  raws: RawItem[],
  { context, known }: { context: FinishContext; known: ReadonlySet<string> },
): { items: ParsedItem[]; externalIds: string[]; itemHashes: string[]; broken: number } {
  const unique = collectUnique();
  const itemHashes: string[] = [];
  let broken = 0;
  for (const raw of raws) {
    const hash = hashItem(raw, context);
    const identity = known.has(hash) ? identifyItem(raw, context) : undefined;
    // One whose name another has taken since gets a new name, and under that it is not known.
    const isKnown = identity !== undefined && !unique.has(identity.externalId);
    const item = isKnown ? identity : tryFinish(raw, context);
    if (!item) {
      broken += 1;
      continue;
    }
    unique.add(item);
    itemHashes.push(hash);
  }
  return { items: unique.items(), externalIds: unique.externalIds(), itemHashes, broken };
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
function collectUnique() {
  const byId = new Map<string, ItemIdentity | ParsedItem>();
  const add = (item: ItemIdentity | ParsedItem) => {
    const twin = byId.get(item.externalId);
    if (!twin) byId.set(item.externalId, item);
    else if (item.url !== null && item.url !== twin.url) {
      const externalId = externalIdWithUrl(item.externalId, item.url);
      byId.set(externalId, { ...item, externalId });
    }
  };
  const items = () => [...byId.values()].filter((item) => 'html' in item);
  const externalIds = () => [...byId.keys()];
  return { add, items, externalIds, has: (externalId: string) => byId.has(externalId) };
}
