/**
 * The namespaces feeds use, by the address that names them and under the prefix their elements have in
 * this program. Feeds write these addresses with and without `www.`, `s` and last slash and in any case;
 * all of that is left out here. The empty prefix is RSS itself, which has several addresses.
 */
const prefixes: Record<string, string> = {
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/rss/1.0/modules/dc': 'dc',
  'purl.org/metadata/dublin_core': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/dcterms': 'dcterms',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'wellformedweb.org/commentapi': 'wfw',
  'purl.org/syndication/thread/1.0': 'thr',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'google.com/schemas/play-podcasts/1.0': 'googleplay',
  'podcastindex.org/namespace/1.0': 'podcast',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'gdata.youtube.com/schemas/2007': 'yt',
  'youtube.com/xml/schemas/2015': 'yt',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'purl.oclc.org/net/rss_2.0/enc': 'enc',
  // Our own, of exported lists of feeds.
  'winnow.invalid/ns/opml': 'winnow',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/xhtml': 'xhtml',
  'w3.org/2000/svg': 'svg',
  'w3.org/1998/math/mathml': 'math',
  'w3.org/xml/1998/namespace': 'xml',
};

/** The prefix this program knows a namespace by; undefined for one it does not know. */
function prefixOfNamespace(address: string): string | undefined {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#?]{1,4}$/, '');
  // UserLand named every version: rss, rss2, RSS091, rss1, …
  if (/^backend\.userland\.com\/rss/.test(plain)) return '';
  return Object.hasOwn(prefixes, plain) ? prefixes[plain] : undefined;
}

/** The prefixes an element or its ancestors declare; `''` is the default namespace. */
export type NamespaceScope = { declared: Map<string, string>; parent: NamespaceScope | undefined };

/**
 * What a document takes for its own vocabulary, whatever address it gives it: that of its root, and of
 * channels and items that declare one of their own.
 */
export type CoreNames = { root: string; prefix: string; addresses: Set<string | undefined> };

/**
 * An element's name in lower case under the known prefix of its namespace: `title`, `dc:creator`,
 * `xhtml:p`. A prefix that is not declared, or declared with an address nobody knows, is taken at its
 * word; elements of an unknown default namespace are set apart as `other:…`.
 */
export function canonicalName(written: string, scope: NamespaceScope | undefined, core: CoreNames): string {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  const local = lower.slice(colon + 1);
  const address = findAddress(prefix, scope);
  if (prefix === core.prefix && core.addresses.has(address)) return local;
  const known = address === undefined ? undefined : prefixOfNamespace(address);
  const own = known ?? (prefix === '' && address ? 'other' : prefix);
  return own === '' || (own === 'atom' && core.root === 'feed') ? local : `${own}:${local}`;
}

/** The address a prefix stands for at some place of a document. */
export function findAddress(prefix: string, scope: NamespaceScope | undefined): string | undefined {
  for (let at = scope; at; at = at.parent) {
    const address = at.declared.get(prefix);
    if (address !== undefined) return address;
  }
  return undefined;
}
