import { expect, test } from 'vitest';
import { feedOf } from './parse-harness.ts';
import type { ParsedFeed, ParsedItem } from './parsed-feed.ts';

// What the tests of Atom share: documents around an entry, and a table's check.

/** What an entry's inside is to become, under a name that completes the title of its group. */
type AtomCase = [name: string, inside: string, expected: Partial<ParsedItem>];

export const atomNames = [
  'xmlns="http://www.w3.org/2005/Atom"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:thr="http://purl.org/syndication/thread/1.0"',
  'xmlns:h="http://www.w3.org/1999/xhtml"',
].join(' ');

const site = '<title>T</title><link href="https://site.example/"/>';

export function atomFeedWith(inside: string, attributes = '', head = site): ParsedFeed {
  return feedOf(`<feed ${atomNames} ${attributes}>${head}${inside}</feed>`);
}

export function entryWith(inside: string, attributes = '', moreHead = ''): ParsedItem | undefined {
  const known = /<id/.test(inside) ? '' : '<id>tag:e.org,2026:1</id>';
  return atomFeedWith(`<entry>${known}${inside}</entry>`, attributes, site + moreHead).items[0];
}

export function checkEntries(cases: AtomCase[], read = (inside: string) => entryWith(inside)): void {
  test.each(cases)('%s', (_, inside, expected) => expect(read(inside)).toMatchObject(expected));
}

/** The `div` of XHTML. */
export function div(inside: string, attributes = ''): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml" ${attributes}>${inside}</div>`;
}
