import { type HtmlNode, type HtmlParent, isElement, parseHtml } from '#server/feeds/html/parse-html.ts';
import type { RawText } from './raw-feed.ts';

/** Elements that people put into titles. Only these are taken for markup in a text that may be either. */
const inlineNames =
  'a abbr acronym b big br cite code del em font i img ins kbd mark nobr q s small span strike strong sub sup tt u wbr';
const blockNames = 'blockquote center div h1 h2 h3 h4 h5 h6 li ol p pre section table tbody td th tr ul';
const activeNames = 'applet embed form iframe input noscript object script style svg textarea';
const markupNames = [inlineNames, blockNames, activeNames].join(' ').replaceAll(' ', '|');
const voidNames = new Set(['br', 'img', 'wbr', 'embed', 'input']);

/** Where a browser would begin another line. */
const lineEnds = new RegExp(`<(?:br|/?(?:${blockNames.replaceAll(' ', '|')}))(?=[\\s/>])[^<>]*>`, 'gi');

/**
 * A title, name or tag as one line of plain text: markup removed, entities resolved, however the feed
 * wrote it. At most `maxLength` characters.
 */
export function toPlainLine(raw: RawText | undefined, maxLength = 1000): string {
  if (!raw) return '';
  // Titles of several kilobytes are mistakes; what is cut off here would be cut off below.
  const value = raw.value.slice(0, maxLength * 8);
  const line = resolve({ ...raw, value })
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}

function resolve({ value, kind }: RawText): string {
  if (kind === 'html') return stripMarkup(value.replace(lineEnds, ' '));
  if (kind === 'either') return stripMarkup(escapeWhatIsNoMarkup(value).replace(lineEnds, ' '));
  // Plain text may speak of &amp; and mean it; a number code, though, is never meant to be read.
  return value.replace(/&#(?:x([\da-f]{2,6})|(\d{2,7}));/gi, (match) => stripMarkup(match));
}

/** Removes every element (keeping its text, but no script or style) and resolves every entity. */
export function stripMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return textOf(parseHtml(html));
}

/** Elements whose text is not for readers. */
const unread = new Set(['iframe', 'noembed', 'noframes', 'option', 'script', 'style', 'textarea', 'xmp']);

/** A loop: the tree may be as deep as it is long. */
function textOf(root: HtmlParent): string {
  let text = '';
  const waiting: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (isElement(node) && !unread.has(node.tagName)) waiting.push(...node.childNodes.toReversed());
  }
  return text;
}

/**
 * RSS does not say whether a title is text or markup. `<b>` with its `</b>`, `<br>`, comments and whatever
 * has an attribute are markup; `Vec<T>`, `a < b` and a lone `<b>` are text.
 */
function escapeWhatIsNoMarkup(value: string): string {
  const lower = value.toLowerCase();
  const tag = new RegExp(`<(?=/?(${markupNames})(?:[\\s/][^<>]*)?>)|<(?=!--)|<`, 'gi');
  return value.replace(tag, (match, written: string | undefined, at: number) => {
    if (lower.startsWith('<!--', at)) return lower.includes('-->', at) ? match : '&lt;';
    const name = written?.toLowerCase();
    if (name === undefined) return '&lt;';
    const isMarkup = voidNames.has(name) || lower.includes(`</${name}`) || hasAttribute(value.slice(at));
    return isMarkup ? match : '&lt;';
  });
}

function hasAttribute(tag: string): boolean {
  return /^<\w+\s[^<>=]*=/.test(tag);
}
