import { attributeOf, type XmlElement } from '#server/feeds/document/xml-tree.ts';

/** How programs spell the attribute of OPML 2.0, "xmlUrl"; the reader gives names in lower case. */
const addressNames = ['xmlurl', 'xml_url', 'xml-url', 'xmluri', 'feedurl', 'feed_url', 'rssurl'];

/** Types of outlines whose plain `url` is a feed. */
const feedTypes = new Set(['rss', 'atom', 'rdf', 'feed', 'json', 'link', 'rss1', 'rss2', 'atom1']);

/**
 * The address of an outline's feed; undefined for a folder, and for a link to another list (OPML 2.0,
 * "inclusion"): those are not followed, so that none leads in circles.
 */
export function findFeedAddress(outline: XmlElement): string | undefined {
  const address = attributeOf(outline, ...addressNames);
  if (address !== undefined) return address;
  const type = attributeOf(outline, 'type')?.toLowerCase();
  const url = attributeOf(outline, 'url');
  if (type === undefined || url === undefined || !feedTypes.has(type)) return undefined;
  return /\.opml(?:[?#]|$)/i.test(url) ? undefined : url;
}

/**
 * The folder that an outline outside of any names itself: the last part of its first category, which may be
 * a path, and the first of several (OPML 2.0, "category").
 */
export function readCategory(outline: XmlElement): string | undefined {
  const [first] = (attributeOf(outline, 'category') ?? '').split(',');
  return (first ?? '').split('/').findLast((part) => part.trim() !== '');
}
