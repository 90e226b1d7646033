import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** An icon that a page declares. */
export type IconLink = { url: string; isTouchIcon: boolean; size: number | null };

/** Links stand in the head; a longer one than this is full of scripts, and the icon came before them. */
const MOST_CHARACTERS = 256 * 1024;
const MOST_LINKS = 50;

/** What stands in these elements is text, whatever it looks like (HTML standard, §13.2.6.4). */
const textElements: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  plaintext: TokenizerMode.PLAINTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/**
 * The icons that a page at `pageUrl` names, the best first. Only tags are looked at, no tree is built: broken
 * markup can ask for a tree that is far larger than itself.
 */
export function listIconLinks(bytes: Uint8Array, pageUrl: string): IconLink[] {
  const tags = listTags(decode(bytes).slice(0, MOST_CHARACTERS));
  const bases = tags.filter(({ name, attributes }) => name === 'base' && attributes['href'] !== undefined);
  const base = URL.parse(bases[0]?.attributes['href'] ?? '', pageUrl)?.href ?? pageUrl;
  const links = tags
    .filter(({ name }) => name === 'link')
    .map(({ attributes }) => toIconLink(attributes, base))
    .filter((link) => link !== null);
  return links.slice(0, MOST_LINKS).sort((one, other) => rank(one) - rank(other));
}

type Tag = { name: string; attributes: Record<string, string> };

function listTags(html: string): Tag[] {
  const tags: Tag[] = [];
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (token: Token.TagToken) => {
        const mode = textElements[token.tagName];
        if (mode !== undefined) tokenizer.state = mode;
        if (token.tagName !== 'link' && token.tagName !== 'base') return;
        const attributes = Object.fromEntries(token.attrs.map(({ name, value }) => [name, value]));
        tags.push({ name: token.tagName, attributes });
      },
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return tags;
}

function toIconLink({ rel, href, type, sizes }: Record<string, string>, base: string): IconLink | null {
  const relations = (rel ?? '').toLowerCase().split(/\s+/);
  const isTouchIcon = relations.some((name) => /^apple-touch-icon(?:-precomposed)?$/.test(name));
  if (!isTouchIcon && !relations.includes('icon')) return null;
  const url = href?.trim() ? URL.parse(href.trim(), base) : null;
  const isRaster = !/svg/i.test(type ?? '') && !/\.svgz?$/i.test(url?.pathname ?? '');
  if (!url || !isRaster || !['http:', 'https:', 'data:'].includes(url.protocol)) return null;
  return { url: url.href, isTouchIcon, size: parseSize(sizes) };
}

/** The largest of `16x16 32x32`; null where nothing is said, or `any`. */
function parseSize(sizes: string | undefined): number | null {
  const numbers = [...(sizes ?? '').slice(0, 200).matchAll(/(\d{1,5})x\d/gi)].map((match) =>
    Number(match[1]),
  );
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** 32 px are enough; what is larger costs time, what is smaller looks poor. Touch icons are 180 px by themselves. */
function rank({ size, isTouchIcon }: IconLink): number {
  const pixels = size ?? (isTouchIcon ? 180 : 40);
  return pixels >= 32 ? pixels : 10_000 - pixels;
}

/** Addresses are ASCII, and every encoding in use but UTF-16 writes those alike. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const label = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(label).decode(bytes.subarray(0, MOST_CHARACTERS * 2));
}
