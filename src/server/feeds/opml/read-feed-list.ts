import { decodeText } from '#server/feeds/document/decode-text.ts';
import { toPlainLine } from '#server/feeds/document/plain-text.ts';
import { readXml } from '#server/feeds/document/read-xml.ts';
import { type RecognisedDocument, recogniseDocument } from '#server/feeds/document/recognise-document.ts';
import { repairXml } from '#server/feeds/document/repair-xml.ts';
import { attributeOf, childrenOf, type XmlElement } from '#server/feeds/document/xml-tree.ts';
import { parseFeedAddress, publicUrl } from '#server/feeds/feed-address.ts';
import { type FeedListResult, type ListedFeed, MAX_LISTED_FEEDS } from './feed-list.ts';
import { findFeedAddress, readCategory } from './outline-address.ts';
import { readOptions } from './outline-options.ts';

/** Some exports have lost their first lines. */
const listRoots = new Set(['opml', 'outline']);

/** What feeds call themselves is no longer either. */
const MAX_TITLE = 300;
const MAX_FOLDER = 100;

/**
 * Reads a list of feeds: OPML of any version, however a program wrote it. Folders inside folders become one
 * level: a feed is put into the nearest. Pure and synchronous; the server calls it through `feed-parser.ts`.
 */
export function readFeedList(bytes: Uint8Array, contentType: string | null): FeedListResult {
  const text = repairXml(decodeText(bytes, contentType));
  const { roots } = readXml(text, listRoots);
  if (roots.length === 0) return describeOther(recogniseDocument(text));
  const reader = makeReader(roots.some((root) => root.attributes.has('winnow:version')));
  for (const root of roots) reader.readOutline(root, null);
  return { ok: true, list: reader.list() };
}

function describeOther(recognised: RecognisedDocument): FeedListResult {
  switch (recognised.kind) {
    case 'empty':
      return { ok: false, kind: 'empty', detail: 'no content' };
    case 'xml':
      return { ok: false, kind: 'not_a_feed', detail: 'a feed' };
    case 'json':
      return { ok: false, kind: 'not_a_feed', detail: 'JSON' };
    case 'other':
      return { ok: false, kind: 'not_a_feed', detail: recognised.name };
  }
}

/** Goes through outlines in the document's order. `isOurs`: what it says of titles and folders is meant so. */
function makeReader(isOurs: boolean) {
  const feeds: ListedFeed[] = [];
  const seen = new Set<string>();
  const folders = new Set<string>();
  let leftOut = 0;

  const lineOf = (value: string | undefined, longest: number): string | null => {
    if (value === undefined) return null;
    const line = isOurs ? value.replace(/\s+/g, ' ').trim() : toPlainLine({ value, kind: 'either' }, longest);
    return line.slice(0, longest).trim() || null;
  };

  const addFeed = (outline: XmlElement, address: string, folder: string | null) => {
    if (feeds.length >= MAX_LISTED_FEEDS) {
      leftOut += 1;
      return;
    }
    const { url, login } = readAddress(address);
    const title = lineOf(attributeOf(outline, 'text', 'title'), MAX_TITLE);
    const own = folder ?? lineOf(readCategory(outline), MAX_FOLDER);
    if (own !== null) folders.add(own);
    feeds.push({
      ...{ url, login, folder: own, repeats: seen.has(url), options: readOptions(outline) },
      title: title === url || title === address ? null : title,
    });
    seen.add(url);
  };

  const readOutline = (element: XmlElement, folder: string | null): void => {
    const address = findFeedAddress(element);
    const inside = childrenOf(element, 'outline', 'body');
    const isFolder = element.name === 'outline' && address === undefined;
    const name = isFolder ? lineOf(attributeOf(element, 'text', 'title'), MAX_FOLDER) : null;
    if (address !== undefined) addFeed(element, address, folder);
    else if (isOurs && name !== null) folders.add(name);
    for (const child of inside) readOutline(child, name ?? folder);
  };

  return { readOutline, list: () => ({ feeds, folders: [...folders], leftOut }) };
}

/** A login that cannot be sent is none: the site then says that it needs one. */
function readAddress(written: string): Pick<ListedFeed, 'url' | 'login'> {
  try {
    return parseFeedAddress(written);
  } catch {
    return { url: publicUrl(written), login: null };
  }
}
