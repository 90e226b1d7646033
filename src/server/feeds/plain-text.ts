import sanitizeHtml from 'sanitize-html';
import { unescapeHtml } from './html-to-text.ts';
import type { RawText } from './raw-feed.ts';

/** Elements that people put into titles. Only these are taken for markup in a text that may be either. */
const inlineNames =
  'a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr';
const voidNames = new Set(['br', 'img', 'wbr']);

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
  if (kind === 'html') return stripMarkup(value);
  if (kind === 'either') return stripMarkup(escapeWhatIsNoMarkup(value));
  // Plain text may speak of &amp; and mean it; a number code, though, is never meant to be read.
  return value.replace(/&#(?:x([\da-f]{2,6})|(\d{2,7}));/gi, (match) => stripMarkup(match));
}

/** Removes every element (keeping its text, but no script or style) and resolves every entity. */
export function stripMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return unescapeHtml(sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} }));
}

/**
 * RSS does not say whether a title is text or markup. `<b>` with its `</b>` and `<br>` are markup;
 * `Vec<T>`, `a < b` and a lone `<b>` are text.
 */
function escapeWhatIsNoMarkup(value: string): string {
  const tag = new RegExp(`<(?=/?(${inlineNames})\\b[^<>]*>)|<`, 'gi');
  return value.replace(tag, (match, name: string | undefined) => {
    const isMarkup =
      name !== undefined &&
      (voidNames.has(name.toLowerCase()) || value.toLowerCase().includes(`</${name.toLowerCase()}`));
    return isMarkup ? match : '&lt;';
  });
}
