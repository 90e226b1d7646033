import { readStartTag, type StartTag } from './read-tag.ts';
import { makeTextScanner, type TextScanner } from './scan-text.ts';
import { type EntityResolver, makeEntityResolver } from './xml-entities.ts';
import { type CoreNames, canonicalName, findAddress, type NamespaceScope } from './xml-namespaces.ts';
import { endOfProlog } from './xml-prolog.ts';
import type { XmlElement } from './xml-tree.ts';

type XmlDocument = {
  /** The document's roots: more than one when documents were glued together. */
  roots: XmlElement[];
  /** Whether the text ended inside an element. */
  cut: boolean;
  /** The item or entry that was open then. It is in the tree, as far as it came. */
  cutItem: XmlElement | undefined;
  /** Characters looked at: what the reading cost. */
  scanned: number;
};

/** `lower` is the name as written but in lower case: end tags in another case are meant too. */
type Frame = { element: XmlElement; written: string; lower: string; scope: NamespaceScope | undefined };

type Reader = {
  text: string;
  /** Elements outside of these are passed over. */
  rootNames: ReadonlySet<string>;
  scanner: TextScanner;
  resolve: EntityResolver;
  core: CoreNames;
  frames: Frame[];
  roots: XmlElement[];
  elements: number;
};

/** Deeper elements stay beside those of this depth. Feeds need about ten, articles inside them twenty. */
const maxDepth = 256;
/** Ten megabytes, the most that is fetched, are a quarter of this in feeds as they are. */
const maxElements = 500_000;

const feedRoots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf', 'channel']);
const itemNames = new Set(['item', 'entry']);
/** HTML that stands in feeds unescaped does not close these. */
const neverClosed = new Set(['br', 'hr', 'img', 'wbr', 'input']);

/**
 * Reads XML as browsers read HTML: nothing is an error. What is not closed ends with the element around
 * it, an item ends where the next begins, end tags of nothing are passed over, and what only looks like
 * markup is text. The time is linear in the length of the text.
 */
export function readXml(text: string, rootNames = feedRoots): XmlDocument {
  const start = endOfProlog(text);
  const reader: Reader = {
    text,
    rootNames,
    scanner: makeTextScanner(text),
    resolve: makeEntityResolver(text.slice(0, start)),
    core: { root: '', prefix: '', addresses: new Set() },
    frames: [],
    roots: [],
    elements: 0,
  };
  let at = start;
  while (at < text.length && reader.elements < maxElements) {
    const open = reader.scanner.find('<', at);
    addText(reader, reader.resolve(text.slice(at, open === -1 ? text.length : open)));
    at = open === -1 ? text.length : readMarkup(reader, open);
  }
  return {
    roots: reader.roots,
    cut: reader.frames.length > 0,
    cutItem: reader.frames.find(({ element }) => itemNames.has(element.name))?.element,
    scanned: reader.scanner.scanned() + text.length,
  };
}

function addText({ frames }: Reader, text: string): void {
  const children = frames.at(-1)?.element.children;
  if (!children || text === '') return;
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}

/** Reads what begins with the `<` at a place and gives the place behind it. */
function readMarkup(reader: Reader, at: number): number {
  const { text, scanner } = reader;
  if (text.startsWith('<![CDATA[', at)) return readCdata(reader, at + 9);
  if (text.startsWith('<!--', at)) return endOfComment(scanner, at + 4);
  if (text.startsWith('<?', at)) return endOfInstruction(reader, at + 2);
  if (text.startsWith('<!', at)) return behind(text, scanner.find('>', at), 1);
  if (text.startsWith('</', at)) return readEndTag(reader, at);
  const tag = readStartTag(text, at, reader.resolve);
  if (typeof tag !== 'number') {
    openElement(reader, tag);
    return tag.end;
  }
  addText(reader, reader.resolve(text.slice(at, tag)));
  return tag;
}

function behind(text: string, at: number, length: number): number {
  return at === -1 ? text.length : at + length;
}

/** A comment that is not closed, or would end at the end of another one, is no more than its beginning. */
function endOfComment(scanner: TextScanner, at: number): number {
  const end = scanner.find('-->', at);
  const next = scanner.find('<!--', at);
  return end === -1 || (next !== -1 && next < end) ? at : end + 3;
}

function endOfInstruction({ text, scanner }: Reader, at: number): number {
  const end = scanner.find('?>', at);
  const next = scanner.find('<', at);
  const closed = end !== -1 && (next === -1 || end < next);
  return closed ? end + 2 : behind(text, scanner.find('>', at), 1);
}

/** CDATA that is not closed ends with its element, not with the next CDATA of another item. */
function readCdata(reader: Reader, at: number): number {
  const { text, scanner, frames } = reader;
  const end = scanner.find(']]>', at);
  const item = frames.find(({ element }) => itemNames.has(element.name));
  const itemEnd = item ? scanner.find(`</${item.written}`, at) : -1;
  const next = scanner.find('<![CDATA[', at);
  const swallows = itemEnd !== -1 && next !== -1 && itemEnd < next && next < end;
  if (end !== -1 && !swallows) {
    addText(reader, text.slice(at, end));
    return end + 3;
  }
  const own = scanner.find(`</${frames.at(-1)?.written ?? ''}`, at);
  const stop = Math.min(...[own, itemEnd, text.length].filter((place) => place !== -1));
  addText(reader, text.slice(at, stop));
  return stop;
}

const endTag = /<\/([^\s<>/]+)[^<>]*>?/y;

function readEndTag(reader: Reader, at: number): number {
  endTag.lastIndex = at;
  const match = endTag.exec(reader.text);
  if (!match) {
    addText(reader, '<');
    return at + 1;
  }
  const name = match[1]?.toLowerCase();
  const open = reader.frames.findLastIndex(({ lower }) => lower === name);
  // Broken off inside the tag: the element is not seen as closed.
  if (open !== -1 && match[0].endsWith('>')) reader.frames.length = open;
  return at + match[0].length;
}

function openElement(reader: Reader, tag: StartTag): void {
  const { frames, roots, rootNames } = reader;
  if (frames.length === 0 && !rootNames.has(localName(tag.name))) return;
  const scope = scopeOf(tag, frames.at(-1)?.scope);
  if (roots.length === 0) reader.core = coreOf(tag, scope);
  const name = nameOf(reader, { tag, scope });
  closeUnclosed(reader, name);
  const element = { name, attributes: attributesOf(tag, scope), children: [] };
  const parent = frames.at(-1);
  if (parent) parent.element.children.push(element);
  else roots.push(element);
  reader.elements += 1;
  const ends = tag.selfClosing || neverClosed.has(localName(name));
  if (!ends && frames.length < maxDepth) {
    frames.push({ element, written: tag.name, lower: tag.name.toLowerCase(), scope });
  }
}

/** An item ends where the next one begins, a document where another one does. */
function closeUnclosed(reader: Reader, name: string): void {
  if (!itemNames.has(name) && name !== 'rss') return;
  const open = reader.frames.findIndex(({ element }) => element.name === name);
  if (open !== -1) reader.frames.length = open;
}

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1).toLowerCase();
}

/** The scope of a tag, which is that around it unless the tag declares something. */
function scopeOf({ attributes }: StartTag, parent: NamespaceScope | undefined): NamespaceScope | undefined {
  const declared = new Map<string, string>();
  for (const [key, value] of attributes) {
    if (key === 'xmlns') declared.set('', value);
    else if (key.startsWith('xmlns:')) declared.set(key.slice(6), value);
  }
  return declared.size === 0 ? parent : { declared, parent };
}

/** An RDF document's root is of RDF; its default namespace is that of RSS. */
function coreOf({ name }: StartTag, scope: NamespaceScope | undefined): CoreNames {
  const root = localName(name);
  const prefix = root === 'rdf' || !name.includes(':') ? '' : name.slice(0, name.indexOf(':')).toLowerCase();
  return { root, prefix, addresses: new Set([findAddress(prefix, scope)]) };
}

function nameOf({ frames, core }: Reader, at: { tag: StartTag; scope: NamespaceScope | undefined }): string {
  const local = localName(at.tag.name);
  if (frames.length === 0) return local;
  const name = canonicalName(at.tag.name, at.scope, core);
  if (!/^other:(?:channel|item|entry)$/.test(name)) return name;
  core.addresses.add(findAddress('', at.scope));
  return local;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Without declarations; `xml:lang`, `rdf:about` and their like under the known prefixes. */
function attributesOf(
  { attributes }: StartTag,
  scope: NamespaceScope | undefined,
): ReadonlyMap<string, string> {
  if (attributes.size === 0) return noAttributes;
  const noCore: CoreNames = { root: '', prefix: '', addresses: new Set([undefined]) };
  const named = new Map<string, string>();
  for (const [key, value] of attributes) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    named.set(key.includes(':') ? canonicalName(key, scope, noCore) : key, value);
  }
  return named;
}
