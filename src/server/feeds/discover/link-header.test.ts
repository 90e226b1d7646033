import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLinkHeader } from './link-header.ts';

const page = 'https://blog.example/notes/';
const urls = (header: string) => readLinkHeader(header, page).map(({ url }) => url);
const feed = 'https://blog.example/feed.xml';

test.each([
  ['as the standard writes it', '</feed.xml>; rel="alternate"; type="application/rss+xml"'],
  ['without quotes', '</feed.xml>;rel=alternate;type=application/atom+xml'],
  ['with blanks everywhere', ' < /feed.xml > ; rel = "alternate" ; type = "text/xml" '],
  ['in capitals', '</feed.xml>; REL=Alternate; TYPE="Application/RSS+XML"'],
  ['with several words', '</feed.xml>; rel="home alternate"; type="application/rss+xml"'],
  [
    'after others',
    '</a.css>; rel=preload, <https://api.example/>; rel="https://api.w.org/",</feed.xml>; rel=alternate; type=application/feed+json',
  ],
  [
    'with a comma and a semicolon in its name',
    '</feed.xml>; title="a, b; <c> \\"d\\""; rel=alternate; type=text/xml',
  ],
  ['with a comma in an address before it', '</x,y>; rel=next, </feed.xml>; rel=alternate; type=text/xml'],
  ['after something broken', 'nonsense, <unclosed, </feed.xml>; rel=alternate; type=text/xml'],
  ['with an empty parameter', '</feed.xml>;; rel=alternate; x; type=text/xml;'],
  ['for the page by name', '</feed.xml>; anchor="/notes/"; rel=alternate; type=text/xml'],
  ['relative', '<../feed.xml>; rel=alternate; type=text/xml'],
])('a feed is declared in a header %s', (_, header) => {
  expect(urls(header)).toEqual([feed]);
});

test.each([
  ['of another page', '</feed.xml>; anchor="/other/"; rel=alternate; type=text/xml'],
  ['with another first rel', '</feed.xml>; rel=self; rel=alternate; type=text/xml'],
  ['of another type', '</feed.xml>; rel=alternate; type="text/html"'],
  ['without an address', '; rel=alternate; type=text/xml'],
  ['to no web address', '<mailto:a@b.example>; rel=alternate; type=text/xml'],
])('none is declared by a link %s', (_, header) => {
  expect(urls(header)).toEqual([]);
});

test('the name is read', () => {
  expect(readLinkHeader('</f>; rel=alternate; type=text/xml; title="A \\"b\\""', page)).toEqual([
    { url: 'https://blog.example/f', title: 'A "b"' },
  ]);
});

test('whatever the header is, reading it ends', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    ';',
    ',',
    '"',
    '\\',
    'rel=alternate',
    'type=text/xml',
    ' ',
    '/f',
    '=',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => void readLinkHeader(parts.join(''), page)),
  );
  expect(urls('<'.repeat(60_000))).toEqual([]);
  expect(urls('</f>; '.repeat(12_000))).toEqual([]);
});
