/** Schemes that only say which program is to open the address. */
const readerScheme = /^(?:feed|itpc|pcast|podcast):/i;

/** Browsers and servers refuse addresses far beyond this. */
const longestUrl = 4096;

/**
 * The address of a link by the URL Standard, against the base of its page; `feed://host/` goes by the scheme
 * of the page. Null for what is no web address or leads nowhere else.
 */
export function resolveHref(href: string, base: string): string | null {
  // What the URL Standard takes out of an address before it reads it, so that the scheme can be seen.
  const text = href.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  if (text === '' || text.startsWith('#') || text.length > longestUrl) return null;
  const url = URL.parse(text.replace(readerScheme, ''), base);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

/**
 * The base of a document's links: the first `base` with an address, itself read against the document's own
 * (HTML Standard, 4.2.3: one that cannot be read, or begins with data: or javascript:, counts for nothing).
 */
export function resolveBase(href: string | undefined, documentUrl: string): string {
  const url = href === undefined ? null : URL.parse(href, documentUrl);
  return !url || url.protocol === 'data:' || url.protocol === 'javascript:' ? documentUrl : url.href;
}
