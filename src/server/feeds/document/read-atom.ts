import { parseCount } from './normalise-media.ts';
import type { RawContent, RawEnclosure } from './raw-feed.ts';
import { attributeOf, hasElements, innerHtml, textInside, type XmlElement } from './xml-tree.ts';

// What Atom defines, inside its own documents and inside RSS: links, text constructs, and xml:base and
// xml:lang, which hold for everything inside the element that has them.

export type XmlScope = {
  /** May be relative still: to the document's address, or to what is around. */
  base: string | undefined;
  language: string | undefined;
};

const nowhere: XmlScope = { base: undefined, language: undefined };

export type AtomLink = {
  /** In lower case, `alternate` when there is none. */
  rel: string;
  /** Resolved as far as xml:base goes. */
  href: string;
  type: string | undefined;
  hreflang: string | undefined;
  /** Bytes. */
  length: number | undefined;
};

/** The scope inside an element. */
export function enterScope(scope: XmlScope, element: XmlElement): XmlScope {
  const base = attributeOf(element, 'xml:base');
  const language = element.attributes.get('xml:lang')?.trim();
  if (base === undefined && language === undefined) return scope;
  return { base: joinUrls(scope.base, base), language: language ?? scope.language };
}

/**
 * The scope for what stands against an element that keeps its relative base for itself: only an absolute
 * base is carried on, a relative one would be applied twice.
 */
export function settleScope({ base, language }: XmlScope): XmlScope {
  return { base: base !== undefined && URL.canParse(base) ? base : undefined, language };
}

/** Stands in for the document's address, which is not known here. */
const unknown = 'http://unknown.invalid/';

/**
 * RFC 3986 §5 for bases and links that may both be relative. What is absolute in the end is so in the
 * result; the rest is left for the document's address.
 */
export function joinUrls(base: string | undefined, reference: string | undefined): string | undefined {
  if (base === undefined || !reference) return reference || base;
  const absolute = URL.parse(reference, base)?.href;
  if (absolute !== undefined) return absolute;
  // Both are relative. What begins at the root needs no base; what goes up has nothing known to go up in.
  if (/^(?:\/|\.\.)/.test(reference) || /^(?:\/\/|\.)/.test(base)) return reference;
  const joined = URL.parse(reference, URL.parse(base, unknown)?.href)?.href;
  if (!joined?.startsWith(unknown)) return reference;
  return joined.slice(base.startsWith('/') ? unknown.length - 1 : unknown.length);
}

/** The links of some elements, without those that lead nowhere. */
export function readLinks(links: XmlElement[], scope: XmlScope = nowhere): AtomLink[] {
  return links.flatMap((link) => {
    const inside = enterScope(scope, link);
    const written = link.attributes.get('href')?.trim() ?? textInside(link);
    // RFC 3986 §4.4: an empty reference is the base itself, when somebody went to name one.
    const href = written === undefined ? undefined : joinUrls(inside.base, written);
    if (!href) return [];
    return {
      rel: readRel(attributeOf(link, 'rel')),
      href,
      type: attributeOf(link, 'type')?.toLowerCase(),
      hreflang: attributeOf(link, 'hreflang')?.toLowerCase(),
      length: parseCount(attributeOf(link, 'length')),
    };
  });
}

/** RFC 4287 §4.2.7.2: a registered name and the address made of it mean the same. */
function readRel(rel: string | undefined): string {
  const name = rel
    ?.toLowerCase()
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/(?:link-)?relations?\/(?:#|link-relations\/#)?/, '');
  return name || 'alternate';
}

/** The page a person reads: of several alternates a page before files, in the feed's language before others. */
export function findAlternate(links: AtomLink[], language?: string): string | undefined {
  const alternates = links.filter(({ rel }) => rel === 'alternate');
  const pages = alternates.filter(({ type }) => type === undefined || type.includes('html'));
  const main = language?.toLowerCase().split('-')[0];
  const own = pages.find(({ hreflang }) => hreflang === undefined || hreflang.split('-')[0] === main);
  return (own ?? pages[0] ?? alternates[0])?.href;
}

/** The page with an item's comments (RFC 4685 §4), not the feed of them. */
export function findReplies(links: AtomLink[]): string | undefined {
  return links.find(({ rel, type }) => rel === 'replies' && (type === undefined || type.includes('html')))
    ?.href;
}

/** The files among links. `durationSeconds` is what the item says of its file. */
export function enclosedFiles(links: AtomLink[], durationSeconds: number | undefined): RawEnclosure[] {
  return links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length }) => ({ url: href, type, length, durationSeconds }));
}

/**
 * A text construct (RFC 4287 §3.1, §4.1.3; Atom 0.3 §3.1) by its type, which may be a media type, and by
 * Atom 0.3's mode. Undefined for an empty one and for files, of which no text can be made.
 */
export function atomText(
  element: XmlElement | undefined,
  around: XmlScope = nowhere,
): RawContent | undefined {
  if (!element) return undefined;
  const scope = enterScope(around, element);
  const type = attributeOf(element, 'type')?.toLowerCase().split(';')[0]?.trim() ?? '';
  if (hasElements(element)) return readMarkup(element, scope);
  const mode = attributeOf(element, 'mode')?.toLowerCase();
  if (/^(?:image|audio|video|font|model)\//.test(type)) return undefined;
  const kind = kindOfType(type, mode);
  // RFC 4287 §4.1.3.3: any other media type is base64. Some of these are texts all the same.
  const isEncoded = mode === 'base64' || kind === undefined;
  const value = isEncoded ? decodeBase64(textInside(element)) : textInside(element);
  return value ? withScope({ value, kind: kind ?? 'either' }, scope) : undefined;
}

/** What was meant as text although it holds elements was not escaped; browsers would show the elements. */
function readMarkup(element: XmlElement, around: XmlScope): RawContent | undefined {
  const [only, ...others] = element.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  // RFC 4287 §3.1.1.3: the div is not part of the content.
  const isWrapped = only !== undefined && typeof only !== 'string' && others.length === 0 && isDiv(only);
  const inside = isWrapped ? only : element;
  const scope = isWrapped ? enterScope(around, only) : around;
  const value = innerHtml(withoutBases(inside, scope)).trim();
  return value === '' ? undefined : withScope({ value, kind: 'html' }, scope);
}

function isDiv({ name }: XmlElement): boolean {
  return name === 'div' || name.endsWith(':div');
}

function kindOfType(type: string, mode: string | undefined): RawContent['kind'] | undefined {
  // XHTML without an element is either plain or escaped by mistake.
  if (type.includes('xhtml')) return 'either';
  if (type === 'html' || type === 'text/html') return 'html';
  // Atom 0.3 takes it for plain text; the programs that wrote the mode and no type put markup there.
  if (type === '' && (mode === 'escaped' || mode === 'base64')) return 'either';
  if (type === '' || type === 'text' || type.startsWith('text/')) return 'text';
  return /^(?:application\/(?:xml|.*\+xml)|[a-z]+)$/.test(type) ? 'either' : undefined;
}

function withScope(text: Pick<RawContent, 'value' | 'kind'>, { base, language }: XmlScope): RawContent {
  return {
    ...text,
    ...(base === undefined ? {} : { base }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Undefined for bytes that are no text. */
function decodeBase64(text: string | undefined): string | undefined {
  const decoded = Buffer.from(text ?? '', 'base64')
    .toString('utf8')
    .trim();
  return /[\uFFFD\p{Cc}]/u.test(decoded.replace(/[\t\r\n]/g, '')) ? undefined : decoded;
}

const addresses = new Set(['href', 'src', 'cite', 'poster']);

/** HTML has no xml:base: addresses under another one than `outer`, inside the content, are resolved here. */
function withoutBases(element: XmlElement, scope: XmlScope, outer = scope.base): XmlElement {
  const children = element.children.map((child) => {
    if (typeof child === 'string') return child;
    const inside = enterScope(scope, child);
    const rest = withoutBases(child, inside, outer);
    if (inside.base === outer) return rest;
    const resolve = (name: string, value: string) =>
      addresses.has(name) ? (joinUrls(inside.base, value) ?? value) : value;
    const attributes = new Map([...child.attributes].map(([name, value]) => [name, resolve(name, value)]));
    return { ...rest, attributes };
  });
  return { ...element, children };
}
