import { describe, expect, test } from 'vitest';
import { atomFeedWith, atomNames, checkEntries, div, entryWith } from './parse-atom-harness.ts';
import { feedOf } from './parse-harness.ts';

describe('the link', () => {
  const url = 'https://e.org/a';
  const link = (href: string, more = '') => `<link href="${href}" ${more}/>`;
  checkEntries([
    ['has no relation', link(url), { url }],
    ['is the alternate', link('https://e.org/b', 'rel="self"') + link(url, 'rel="alternate"'), { url }],
    [
      'has a relation in capitals',
      link('https://e.org/b', 'rel="related"') + link(url, 'rel="Alternate"'),
      { url },
    ],
    [
      'has a relation written as an address',
      link('https://e.org/b', 'rel="via"') +
        link(url, 'rel="http://www.iana.org/assignments/relation/alternate"'),
      { url },
    ],
    [
      'is a page before a file',
      link('https://e.org/a.pdf', 'type="application/pdf"') + link(url, 'type="text/html"'),
      { url },
    ],
    [
      'is XHTML before a file',
      link('https://e.org/a.json', 'type="application/json"') + link(url, 'type="application/xhtml+xml"'),
      { url },
    ],
    ['is the first of several pages', link(url) + link('https://e.org/b'), { url }],
    [
      'is a file when there is no page',
      link('https://e.org/a.pdf', 'type="application/pdf"'),
      { url: 'https://e.org/a.pdf' },
    ],
    ['is the id when there is none', '<id>https://e.org/a</id>', { url, externalId: url }],
    ['is not an id that is none', '<id>urn:x</id><title>x</title>', { url: null, externalId: 'urn:x' }],
    ['is related when there is nothing else', link(url, 'rel="related"'), { url }],
    [
      'goes through FeedBurner',
      `${link('https://feedproxy.example/x')}<feedburner:origLink>${url}</feedburner:origLink>`,
      { url },
    ],
    [
      'has ampersands escaped too often',
      link('https://e.org/?a=1&amp;amp;b=2'),
      { url: 'https://e.org/?a=1&b=2' },
    ],
  ]);
  test('is in the language of the feed', () => {
    const links = link('https://e.org/de', 'hreflang="de"') + link(url, 'hreflang="en-US"');
    expect(entryWith(links, 'xml:lang="en"')?.url).toBe(url);
  });
});

describe('xml:base', () => {
  const base = 'xml:base="https://b.example/dir/"';
  test.each<[string, string, string]>([
    ['of the feed', `<feed ${base}><entry><link href="x"/></entry></feed>`, 'https://b.example/dir/x'],
    ['of the entry', `<feed><entry ${base}><link href="x"/></entry></feed>`, 'https://b.example/dir/x'],
    ['of the link', `<feed><entry><link ${base} href="x"/></entry></feed>`, 'https://b.example/dir/x'],
    [
      'without a slash at its end',
      '<feed xml:base="https://b.example/dir"><entry><link href="x"/></entry></feed>',
      'https://b.example/x',
    ],
    [
      'relative inside another one',
      `<feed ${base}><entry xml:base="sub/"><link href="x"/></entry></feed>`,
      'https://b.example/dir/sub/x',
    ],
    [
      'relative three times',
      `<feed ${base}><entry xml:base="a/"><link xml:base="b/" href="x"/></entry></feed>`,
      'https://b.example/dir/a/b/x',
    ],
    [
      'with the root of another one',
      `<feed ${base}><entry xml:base="/r/"><link href="x"/></entry></feed>`,
      'https://b.example/r/x',
    ],
    [
      'one step above',
      `<feed ${base}><entry xml:base="../up/"><link href="x"/></entry></feed>`,
      'https://b.example/up/x',
    ],
    [
      'relative to the document',
      '<feed xml:base="sub/"><entry><link href="x"/></entry></feed>',
      'https://feeds.example/blog/sub/x',
    ],
    [
      'relative to the document, twice',
      '<feed xml:base="sub/"><entry xml:base="two/"><link href="x"/></entry></feed>',
      'https://feeds.example/blog/sub/two/x',
    ],
    [
      'that is no address',
      '<feed xml:base="mailto:x@e.org"><entry><link href="x"/></entry></feed>',
      'https://feeds.example/blog/x',
    ],
    ['under an empty link', `<feed ${base}><entry><link href=""/></entry></feed>`, 'https://b.example/dir/'],
    [
      'under an empty link beside an id that is one',
      `<feed ${base}><entry><id>https://e.org/a</id><link href=""/></entry></feed>`,
      'https://e.org/a',
    ],
  ])('%s', (_, document, url) => {
    const inside = document.replace('<entry', '<title>T</title><entry').replace('<link', '<id>1</id><link');
    expect(feedOf(inside.replace('<feed', `<feed ${atomNames}`)).items[0]?.url).toBe(url);
  });

  test.each<[string, string, string]>([
    [
      'HTML content',
      `<content type="html" ${base}>&lt;a href="x"&gt;y&lt;/a&gt;</content>`,
      'https://b.example/dir/x',
    ],
    [
      'content inside an entry with one',
      '<content type="html">&lt;a href="x"&gt;y&lt;/a&gt;</content>',
      'https://entry.example/x',
    ],
    [
      'relative content',
      '<content type="html" xml:base="sub/">&lt;a href="x"&gt;y&lt;/a&gt;</content>',
      'https://entry.example/sub/x',
    ],
    [
      'the div of XHTML',
      `<content type="xhtml">${div('<a href="x">y</a>', base)}</content>`,
      'https://b.example/dir/x',
    ],
    [
      'the relative div of XHTML',
      `<content type="xhtml" ${base}>${div('<a href="x">y</a>', 'xml:base="sub/"')}</content>`,
      'https://b.example/dir/sub/x',
    ],
    [
      'an element of XHTML',
      `<content type="xhtml">${div(`<p ${base}><a href="x">y</a></p>`)}</content>`,
      'https://b.example/dir/x',
    ],
    [
      'one part of XHTML only',
      `<content type="xhtml">${div(`<p ${base}>z</p><a href="x">y</a>`)}</content>`,
      'https://entry.example/x',
    ],
  ])('of %s', (_, content, url) => {
    const entry = `<entry xml:base="https://entry.example/"><id>1</id><link href="https://page.example/p/"/>${content}</entry>`;
    expect(atomFeedWith(entry).items[0]?.html).toContain(`href="${url}"`);
  });

  test('of the feed holds for its own link', () => {
    expect(
      atomFeedWith('', 'xml:base="https://b.example/dir/"', '<title>T</title><link href="x"/>').siteUrl,
    ).toBe('https://b.example/dir/x');
  });
});
