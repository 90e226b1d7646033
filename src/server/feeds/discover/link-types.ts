/**
 * Media types under which pages announce feeds: the registered ones, those that were meant by others, and
 * those of JSON and XML in general, under which there may be one.
 */
const feedType =
  /^(?:(?:application|text)\/(?:x[-.])?(?:rss|atom|rdf|feed)(?:[+ ](?:xml|json))?|(?:application|text)\/(?:xml|json))$/;

/** What `rel` and `type` say about a link (HTML Standard, 4.6.7.1 and before it the rules of autodiscovery). */
export type LinkWords = { rel: string | undefined; type: string | undefined };

/** Whether the page promises that this link leads to a feed of its own. */
export function announcesFeed({ rel, type }: LinkWords): boolean {
  const words = relWords(rel);
  if (words.has('stylesheet')) return false;
  const plain = plainType(type);
  if (words.has('feed')) return plain === '' || feedType.test(plain);
  return words.has('alternate') && feedType.test(plain);
}

/** Whether this is another form of the page of which nobody says what it is. */
export function isUntypedAlternate({ rel, type }: LinkWords): boolean {
  const words = relWords(rel);
  return words.has('alternate') && !words.has('stylesheet') && plainType(type) === '';
}

/** Words between blanks, in any order and case (HTML Standard, 2.3.7). */
function relWords(rel: string | undefined): Set<string> {
  return new Set((rel ?? '').toLowerCase().split(/[\t\n\f\r ]+/));
}

/** Without parameters (RFC 9110, 8.3.1), in lower case. */
function plainType(type: string | undefined): string {
  return (type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
