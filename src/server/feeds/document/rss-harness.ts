import { expect, test } from 'vitest';
import { itemsOf } from './parse-harness.ts';
import type { ParsedItem } from './parsed-feed.ts';

// Short ways to one item of RSS 2.0 with every namespace declared.

type RssCase = [name: string, inside: string, expected: Partial<ParsedItem>];

export const rssNames = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"',
  'xmlns:wfw="http://wellformedweb.org/CommentAPI/"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
].join(' ');

/** The item that has these elements inside, and a title unless they bring one. */
export function itemWith(inside: string, head = ''): ParsedItem | undefined {
  const known = /<guid|<title/.test(inside) ? '' : '<title>X</title>';
  const channel = `<title>T</title><link>https://site.example/</link>${head}`;
  return itemsOf(
    `<rss version="2.0" ${rssNames}><channel>${channel}<item>${known}${inside}</item></channel></rss>`,
  )[0];
}

/** One test for each case: its name, what is inside the item, and what is to come of it. */
export function checkItems(cases: RssCase[]): void {
  test.each(cases)('%s', (_, inside, expected) => expect(itemWith(inside)).toMatchObject(expected));
}
