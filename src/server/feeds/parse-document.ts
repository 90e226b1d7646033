import { type AnyFeed, parseAtomFeed, parseFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { normaliseAtom } from './normalise-atom.ts';
import { normaliseJson } from './normalise-json.ts';
import { normaliseRdf } from './normalise-rdf.ts';
import { normaliseRss } from './normalise-rss.ts';
import type { FeedParseFailure } from './parsed-feed.ts';
import type { RawFeed } from './raw-feed.ts';
import { recogniseDocument } from './recognise-document.ts';
import { repairXml } from './repair-xml.ts';
import { countItemStarts, salvageItems } from './salvage-items.ts';

export type ParsedDocument = { ok: true; feed: RawFeed; skipped: number } | FeedParseFailure;

/** Reads a feed's text in whatever format it is, without the items that are too broken to be read. */
export function parseDocument(text: string): ParsedDocument {
  const repaired = repairXml(text);
  const recognised = recogniseDocument(repaired);
  if (recognised.kind === 'empty') return { ok: false, kind: 'empty', detail: 'no content' };
  if (recognised.kind === 'other') return { ok: false, kind: 'not_a_feed', detail: recognised.name };
  return recognised.kind === 'json' ? parseJson(text) : parseXml(repaired);
}

function parseJson(text: string): ParsedDocument {
  let value: unknown;
  try {
    // The text as it came: what is wrong in XML may be right in JSON.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, kind: 'broken_xml', detail: lineOf(error) };
  }
  try {
    const parsed = parseFeed(value);
    if (parsed.format === 'json') return { ok: true, feed: normaliseJson(parsed.feed), skipped: 0 };
  } catch {
    // Only what it is not is known: the parser recognised nothing.
  }
  return { ok: false, kind: 'not_a_feed', detail: 'a JSON document of another kind' };
}

function parseXml(text: string): ParsedDocument {
  const whole = tryParse(text);
  // A parser that forgives much swallows whole items when one of them is not closed: counting tells.
  if (whole.ok && whole.feed.items.length >= countItemStarts(text)) return { ...whole, skipped: 0 };
  const salvaged = salvageItems(text, (document) => {
    const one = tryParse(document);
    return one.ok && one.feed.items.length === 1;
  });
  const rest = salvaged && tryParse(salvaged.document);
  if (rest?.ok && rest.feed.items.length > (whole.ok ? whole.feed.items.length : 0)) {
    return { ...rest, skipped: salvaged?.skipped ?? 0 };
  }
  if (whole.ok) return { ...whole, skipped: 0 };
  return { ok: false, kind: 'broken_xml', detail: whole.detail };
}

function tryParse(text: string): { ok: true; feed: RawFeed } | { ok: false; detail: string } {
  try {
    return { ok: true, feed: normalise(parseByRoot(text)) };
  } catch (error) {
    return { ok: false, detail: lineOf(error) };
  }
}

/** The root decides, not what stands somewhere inside: an RSS feed may quote Atom and the other way round. */
function parseByRoot(text: string): AnyFeed {
  const root = /<(?:[\w.-]+:)?(rss|feed|rdf)[\s>]/i.exec(text)?.[1]?.toLowerCase();
  if (root === 'rss') return { format: 'rss', feed: parseRssFeed(text) };
  if (root === 'feed') return { format: 'atom', feed: parseAtomFeed(text) };
  return { format: 'rdf', feed: parseRdfFeed(withoutTableOfContents(text)) };
}

/** RSS 1.0 lists its items in the channel too. The parser would leave out every item that list forgets. */
function withoutTableOfContents(text: string): string {
  return text.replace(/<items\b[^>]*>[\s\S]*?<\/items\s*>/i, '');
}

function normalise(parsed: AnyFeed): RawFeed {
  if (parsed.format === 'rss') return normaliseRss(parsed.feed);
  if (parsed.format === 'atom') return normaliseAtom(parsed.feed);
  return parsed.format === 'rdf' ? normaliseRdf(parsed.feed) : normaliseJson(parsed.feed);
}

/** The parser's complaint in one short line, from the innermost cause. */
function lineOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : 'it cannot be read';
  return message
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .slice(0, 150);
}
