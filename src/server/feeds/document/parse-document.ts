import { normaliseAtom } from './normalise-atom.ts';
import { normaliseJson } from './normalise-json.ts';
import { normaliseRss } from './normalise-rss.ts';
import type { FeedParseFailure } from './parsed-feed.ts';
import type { RawFeed } from './raw-feed.ts';
import { readXml } from './read-xml.ts';
import { recogniseDocument } from './recognise-document.ts';
import { repairXml } from './repair-xml.ts';
import type { XmlElement } from './xml-tree.ts';

export type ParsedDocument = { ok: true; feed: RawFeed; skipped: number } | FeedParseFailure;

/** Reads a feed's text in whatever format it is, without the item that is not there as a whole. */
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
    const message = error instanceof Error ? error.message : 'it cannot be read';
    return { ok: false, kind: 'broken_xml', detail: message.replace(/\s+/g, ' ').slice(0, 150) };
  }
  const feed = normaliseJson(value);
  if (feed) return { ok: true, feed, skipped: 0 };
  return { ok: false, kind: 'not_a_feed', detail: 'a JSON document of another kind' };
}

/** Of a document that breaks off, what is there as a whole is read; the rest comes with the next refresh. */
function parseXml(text: string): ParsedDocument {
  const { roots, cut, cutItem } = readXml(text);
  if (cutItem) for (const root of roots) removeElement(root, cutItem);
  const feeds = roots.map(normalise);
  const feed = feeds.find(({ items }) => items.length > 0) ?? feeds[0];
  if (!feed || (cut && feed.items.length === 0)) {
    return { ok: false, kind: 'broken_xml', detail: 'the document breaks off before its first item' };
  }
  return { ok: true, feed, skipped: cutItem ? 1 : 0 };
}

/** The root decides, not what stands somewhere inside: an RSS feed may quote Atom and the other way round. */
function normalise(root: XmlElement): RawFeed {
  return root.name === 'feed' ? normaliseAtom(root) : normaliseRss(root);
}

/** Items stand in the root, its channel, or a list in one of them. */
function removeElement(parent: XmlElement, element: XmlElement): void {
  const at = parent.children.lastIndexOf(element);
  if (at !== -1) parent.children.splice(at, 1);
  const last = parent.children.findLast((child) => typeof child !== 'string');
  if (at === -1 && last && typeof last !== 'string') removeElement(last, element);
}
