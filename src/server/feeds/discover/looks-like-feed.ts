/** A file or folder that is named for a feed. */
const feedName =
  /(?:^|[/_.-])(?:rss(?:2|20|091|092)?|atom(?:1|10|03)?|rdf|feeds?|feedburner|syndication|jsonfeed)(?:$|[/_.-])/i;
const feedQuery = /[?&](?:feed|format|type|alt|output|tempskin)=_?(?:rss2?|atom|feed|rdf|xml)\b/i;
const xmlFile = /\.xml$/i;
const notFeed = /sitemap|site-map|opensearch|\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|opml)$/i;
/** What people write on such a link. */
const feedText =
  /(?<![\p{L}\d])(?:rss|atom|(?:news)?feeds?|xml|jsonfeed|syndicat\w+|フィード|フィード購読|订阅)(?![\p{L}\d])/iu;

export type SeenLink = {
  url: string;
  /** Its text, the name of its image, its title. */
  text: string;
};

/**
 * How much a link looks as if it led to a feed of the page: 0 for not at all, up to 4. A weak sign on the
 * page's own site counts for more than strong ones that lead elsewhere.
 */
export function feedLikeness({ url, text }: SeenLink, page: URL): number {
  const link = new URL(url);
  const path = decodeLoosely(link.pathname);
  if (notFeed.test(path)) return 0;
  const byPath = feedName.test(path) || feedQuery.test(link.search) ? 2 : 0;
  const byHost = /^(?:feeds?|rss)\d*\./i.test(link.hostname) ? 1 : 0;
  const byText = feedText.test(text.slice(0, 200)) ? 1 : 0;
  const byFile = xmlFile.test(path) ? 1 : 0;
  const signs = byPath + byHost + byText + byFile;
  if (signs === 0) return 0;
  return (siteOf(link) === siteOf(page) ? 2 : 0) + (signs > 1 ? 2 : 1);
}

/** Whether a path is named for a feed or a list of feeds. */
export function namesFeed(url: string): boolean {
  return feedName.test(decodeLoosely(URL.parse(url)?.pathname ?? ''));
}

/** The last two labels: good enough to tell the site's other hosts from strangers. */
function siteOf({ hostname }: URL): string {
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}

function decodeLoosely(path: string): string {
  return path.replace(/%2f/gi, '/').replace(/%2e/gi, '.').replace(/%2d/gi, '-');
}
