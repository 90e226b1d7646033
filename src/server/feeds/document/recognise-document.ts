import { endOfProlog } from './xml-prolog.ts';

/** What a document is by its root, before any parsing. */
export type RecognisedDocument =
  | { kind: 'xml' | 'json' }
  | { kind: 'empty' }
  /** `name` completes the sentence "This is …, not a feed"; `html` for web pages. */
  | { kind: 'other'; name: string };

const feedRoots = new Set(['rss', 'feed', 'rdf', 'channel']);

const otherRoots: Record<string, string> = {
  html: 'html',
  head: 'html',
  body: 'html',
  opml: 'a list of feeds (OPML)',
  urlset: 'a site map',
  sitemapindex: 'a site map',
  svg: 'an image',
};

/** Looks at the beginning of a repaired document. */
export function recogniseDocument(text: string): RecognisedDocument {
  const start = text.trimStart();
  if (start === '') return { kind: 'empty' };
  if (start.startsWith('{') || start.startsWith('[')) return { kind: 'json' };
  if (/^<!doctype\s+html/i.test(start)) return { kind: 'other', name: 'html' };
  const root = rootName(start);
  if (root === undefined) return { kind: 'other', name: 'something else' };
  if (feedRoots.has(root)) return { kind: 'xml' };
  const name = otherRoots[root] ?? (/<(?:html|body)\b/i.test(start.slice(0, 4096)) ? 'html' : undefined);
  return { kind: 'other', name: name ?? `an XML document of another kind (${root.slice(0, 40)})` };
}

/** The first element's name in lower case, without its prefix. */
function rootName(text: string): string | undefined {
  const start = endOfProlog(text);
  return /^\s*<(?:[\w.-]+:)?([a-z][\w.-]*)/i.exec(text.slice(start, start + 1000))?.[1]?.toLowerCase();
}
