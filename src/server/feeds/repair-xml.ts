import { endOfProlog } from './xml-prolog.ts';

/**
 * Repairs what browsers and other readers survive, so that one slip does not cost a feed: blank space
 * or a program's warnings before the document, characters XML forbids, ampersands that begin no
 * entity, a `channel` without its `rss`.
 */
export function repairXml(text: string): string {
  const document = dropForbidden(text).trimStart();
  return wrapBareChannel(decodeBase64Texts(escapeAmpersands(dropPreamble(document))));
}

/** XML 1.0 §2.2 allows of the control characters only tab and line ends. */
function dropForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
  return text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFEFF\uFFFE\uFFFF]/g, '');
}

/** Warnings of PHP and the like stand before the declaration. Web pages are left as they are. */
function dropPreamble(text: string): string {
  const start = text.search(/<\?xml\b|<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i);
  if (start <= 0 || start > 4096) return text;
  return /<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, start)) ? text : text.slice(start);
}

/** CDATA is text already and stays; entities of any name are resolved by the parser. */
function escapeAmpersands(text: string): string {
  return text.replace(
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi,
    (match) => (match === '&' ? '&amp;' : match),
  );
}

/** Atom 0.3 may carry texts in base64 (`mode="base64"`), which nothing after this step would undo. */
function decodeBase64Texts(text: string): string {
  const encoded = /<(?:title|summary|content|tagline)\b[^<>]*\smode\s*=\s*["']base64["'][^<>]*>([^<]*)/gi;
  return text.replace(encoded, (match, body: string) => {
    const tag = match.slice(0, match.length - body.length).replace(/(mode\s*=\s*["'])base64/i, '$1escaped');
    return tag + escapeXml(Buffer.from(body, 'base64').toString('utf8'));
  });
}

function wrapBareChannel(text: string): string {
  const root = endOfProlog(text);
  if (!/^\s*<channel[\s>]/i.test(text.slice(root, root + 1000))) return text;
  return `${text.slice(0, root)}<rss version="2.0">${text.slice(root).trim()}</rss>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
