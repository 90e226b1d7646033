import { stripMarkup } from './plain-text.ts';

/** Characters one document's own entities may add up to: names of quotes and letters, never a bomb. */
const maxExpansion = 64 * 1024;
const maxDepth = 8;

/** Turns the text between two tags into what it stands for. */
export type EntityResolver = (text: string) => string;

/**
 * A resolver for one document: number codes, the names of XML and HTML, and what the document declares
 * itself inside its DOCTYPE. Nothing is ever fetched: external entities are left as they are written,
 * as is everything unknown.
 */
export function makeEntityResolver(doctype: string): EntityResolver {
  const declared = parseEntities(doctype);
  const named = new Map<string, string | undefined>();
  const budget = { left: maxExpansion };
  const resolve = (text: string, depth: number): string =>
    text.replace(
      /&(?:#(\d{1,9})|#x([\da-f]{1,8})|([a-z_][\w.-]{0,39}));/gi,
      (written, ...codes: (string | undefined)[]) => {
        const [decimal, hex = '', name] = codes;
        if (name === undefined) return characterOf(decimal ? Number(decimal) : Number.parseInt(hex, 16));
        const own = declared.get(name);
        if (own === undefined) return namedCharacter(named, name) ?? written;
        if (depth >= maxDepth || own.length > budget.left) return '';
        budget.left -= own.length;
        return resolve(own, depth + 1);
      },
    );
  return (text) => (text.includes('&') ? resolve(text, 0) : text);
}

/** The internal entities of a document type. The first declaration of a name counts (XML 1.0 §4.2). */
function parseEntities(doctype: string): Map<string, string> {
  const entities = new Map<string, string>();
  for (const [, name, double, single] of doctype.matchAll(
    /<!ENTITY\s+([a-z_][\w.-]{0,39})\s+(?:"([^"]*)"|'([^']*)')\s*>/gi,
  )) {
    if (name && !entities.has(name)) entities.set(name, double ?? single ?? '');
  }
  return entities;
}

/**
 * The names of HTML are known to the sanitiser; each is asked for once. They stand for one or two
 * characters: what is longer was the beginning of another name (`&nothing;` is not `&not` and `hing;`).
 */
function namedCharacter(known: Map<string, string | undefined>, name: string): string | undefined {
  if (!known.has(name)) {
    const resolved = stripMarkup(`&${name};`);
    known.set(name, [...resolved].length <= 2 ? resolved : undefined);
  }
  return known.get(name);
}

/** As HTML reads number codes: 128–159 are those of windows-1252, what is no character is U+FFFD. */
function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  const forbidden = code < 0x20 && code !== 9 && code !== 10 && code !== 13;
  return forbidden || code === 0xfffe || code === 0xffff ? '' : String.fromCodePoint(code);
}
