import { decodeText } from '#server/feeds/document/decode-text.ts';
import { countWords } from '#server/feeds/document/excerpt.ts';
import { htmlToText } from '#server/feeds/html/html-to-text.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import { extractArticle } from './extract-article.ts';
import { htmlCharset } from './html-charset.ts';

/** A page as it came. `url` is the address that answered. */
export type PageOrder = { bytes: Uint8Array; contentType: string | null; url: string };

/** The article of a page, clean; or why there is none. */
export type PageReading =
  | { ok: true; title: string | null; byline: string | null; html: string; text: string; wordCount: number }
  | { ok: false; kind: 'not_a_page' | 'no_article' | 'too_slow_to_read'; detail: string };

/** More than any article has, in characters of clean HTML: what is longer is the page of something else. */
const LONGEST = 2 * 1024 * 1024;

/** Reads a page's bytes and finds the article in it, sanitised as the content of feeds is. Pure. */
export function readPage({ bytes, contentType, url }: PageOrder): PageReading {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mayBePage(type, bytes)) return { ok: false, kind: 'not_a_page', detail: type || 'no text' };
  const text = decodeText(bytes, withCharset(contentType, bytes));
  const found = extractSafely(text, url);
  if (!found.ok) return { ok: false, kind: 'no_article', detail: '' };
  const html = sanitise(found.html, { base: found.base, page: url });
  const plain = htmlToText(html);
  if (plain === '' || html.length > LONGEST) return { ok: false, kind: 'no_article', detail: '' };
  const { title, byline } = found;
  return { ok: true, title, byline, html, text: plain, wordCount: countWords(plain) };
}

/** Servers call pages all kinds of text, but what is named as something else, or begins so, is none. */
function mayBePage(type: string, bytes: Uint8Array): boolean {
  if (type !== '' && !/^text\/(?:html|plain|xml)$|xhtml|^application\/(?:octet-stream|xml)$/.test(type))
    return false;
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return !/^(?:%PDF|\x89PNG|GIF8|\xff\xd8\xff|PK|ID3)/.test(head);
}

function withCharset(contentType: string | null, bytes: Uint8Array): string | null {
  if (/;\s*charset\s*=/i.test(contentType ?? '')) return contentType;
  const charset = htmlCharset(bytes);
  return charset === undefined ? contentType : `text/html; charset=${charset}`;
}

/** A tree of a depth that no program gets through is no article either. */
function extractSafely(html: string, url: string) {
  try {
    return extractArticle(html, url);
  } catch (error) {
    if (error instanceof Error) return { ok: false } as const;
    throw error;
  }
}
