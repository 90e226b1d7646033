import { describe, expect, test } from 'vitest';
import { feedOf, itemsOf, parse } from './parse-harness.ts';

const item = (name: string) => `<item><title>${name}</title><link>https://e.org/${name}</link></item>`;
const titles = (document: string) => itemsOf(document).map(({ title }) => title);

describe('a namespace may have', () => {
  const dc = (address: string, prefix = 'dc') =>
    `<rss xmlns:${prefix}="${address}"><channel><item><title>x</title><${prefix}:creator>Ann</${prefix}:creator></item></channel></rss>`;
  test.each([
    ['its address', dc('http://purl.org/dc/elements/1.1/')],
    ['no last slash', dc('http://purl.org/dc/elements/1.1')],
    ['https', dc('https://purl.org/dc/elements/1.1/')],
    ['another case', dc('HTTP://PURL.ORG/DC/elements/1.1/')],
    ['an old address', dc('http://purl.org/dc/elements/1.0/')],
    ['an unknown address', dc('http://example.org/dc')],
    ['any prefix', dc('http://purl.org/dc/elements/1.1/', 'd.c-1')],
    ['a prefix in upper case', dc('http://purl.org/dc/elements/1.1/', 'DC')],
    [
      'no declaration',
      '<rss><channel><item><title>x</title><dc:creator>Ann</dc:creator></item></channel></rss>',
    ],
    [
      'a declaration on the element',
      '<rss><channel><item><title>x</title><creator xmlns="http://purl.org/dc/elements/1.1/">Ann</creator></item></channel></rss>',
    ],
    [
      'a declaration on the item',
      '<rss><channel><item xmlns:q="http://purl.org/dc/elements/1.1/"><title>x</title><q:creator>Ann</q:creator></item></channel></rss>',
    ],
    [
      'another’s usual prefix',
      '<rss xmlns:itunes="http://purl.org/dc/elements/1.1/"><channel><item><title>x</title><itunes:creator>Ann</itunes:creator></item></channel></rss>',
    ],
  ])('%s', (_, document) => expect(itemsOf(document)[0]?.author).toBe('Ann'));
});

describe('the core of RSS may have', () => {
  const old = (address: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="${address}"><channel><title>T</title></channel>${item('a')}</rdf:RDF>`;
  const rss = (attributes: string) =>
    `<rss ${attributes}><channel><title>T</title>${item('a')}</channel></rss>`;
  test.each([
    ['the address of 1.0', old('http://purl.org/rss/1.0/')],
    ['the address of 1.0 without its slash', old('http://purl.org/rss/1.0')],
    ['the address of 0.90', old('http://my.netscape.com/rdf/simple/0.9/')],
    ['another of 0.90', old('http://channel.netscape.com/rdf/simple/0.9/')],
    ['an unknown address in RDF', old('http://example.org/')],
    ['the address of UserLand', rss('xmlns="http://backend.userland.com/rss2" version="2.0"')],
    ['the address of 0.91', rss('xmlns="http://backend.userland.com/RSS091"')],
    ['the address of Harvard', rss('xmlns="http://blogs.law.harvard.edu/tech/rss"')],
    ['the address of Atom', rss('xmlns="http://www.w3.org/2005/Atom"')],
    ['the address of XHTML', rss('xmlns="http://www.w3.org/1999/xhtml"')],
    ['an unknown address', rss('xmlns="http://example.org/"')],
    ['no version', rss('')],
    ['a version of the future', rss('version="9.9"')],
    [
      'a prefix',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>T</r:title></r:channel><r:item><r:title>a</r:title></r:item></rdf:RDF>',
    ],
    [
      'a prefix on all of RSS 2',
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>T</r:title><r:item><r:title>a</r:title></r:item></r:channel></r:rss>',
    ],
    [
      'an address of each item',
      '<rss><channel><title>T</title><item xmlns="http://example.org/"><title>a</title></item></channel></rss>',
    ],
    ['RDF without any declaration', `<rdf:RDF><channel><title>T</title></channel>${item('a')}</rdf:RDF>`],
    [
      'RDF without a prefix',
      `<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>T</title></channel>${item('a')}</RDF>`,
    ],
    ['upper case', '<RSS><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>'],
    ['mixed case', '<Rss><Channel><Title>T</Title><Item><Title>a</Title></Item></Channel></Rss>'],
    [
      'cases that do not match',
      '<rss><Channel><Title>T</title><item><TITLE>a</Title></Item></channel></RSS>',
    ],
    ['no channel', `<rss><title>T</title>${item('a')}</rss>`],
    ['no rss', `<channel><title>T</title>${item('a')}</channel>`],
    ['its items in a list', `<rss><channel><title>T</title><items>${item('a')}</items></channel></rss>`],
    ['its items beside the channel', `<rss><channel><title>T</title></channel>${item('a')}</rss>`],
    ['two channels', `<rss><channel><title>T</title></channel><channel>${item('a')}</channel></rss>`],
  ])('%s', (_, document) => {
    expect(feedOf(document)).toMatchObject({ title: 'T', items: [{ title: 'a' }], skipped: 0 });
  });
});

describe('before, between and behind the feed there may be', () => {
  const feed = `<rss version="2.0"><channel><title>T</title>${item('a')}</channel></rss>`;
  const xml = '<?xml version="1.0"?>';
  test.each([
    ['blank lines', `\n\n  ${xml}${feed}`],
    ['a byte order mark and blank space', `\uFEFF\n${xml}${feed}`],
    ['two byte order marks', `\uFEFF\uFEFF${xml}${feed}`],
    ['a warning', `<br />\n<b>Notice</b>: x in <b>/a.php</b> on line <b>3</b><br />\n${xml}${feed}`],
    ['a line of text', `Loading…\n${xml}${feed}`],
    ['junk without a declaration', `abc ${feed}`],
    ['a declaration of XML 1.1', `<?xml version="1.1"?>${feed}`],
    ['a declaration that is not closed rightly', `<?xml version="1.0">${feed}`],
    ['two declarations', `${xml}\n${xml}${feed}`],
    [
      'a style sheet and a comment',
      `${xml}<?xml-stylesheet href="a.xsl" type="text/xsl"?><!-- a > b -- c --->${feed}`,
    ],
    [
      'a document type',
      `${xml}<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss.dtd">${feed}`,
    ],
    ['a document type with entities', `${xml}<!DOCTYPE rss [<!ENTITY a "]"><!-- ] > --> ]>${feed}`],
    ['a comment with a root', `${xml}<!-- <feed><entry/></feed> -->${feed}`],
    ['a page that counts it', `${feed}<script>x()</script></body></html>`],
    ['text', `${feed} some text & <more`],
    ['instructions inside', feed.replace('<item>', '<?php echo "x"; ?><item><!-- x --><?x?>')],
    ['comments in a title', feed.replace('<title>T', '<title><!-- x -->T<!-- y -->')],
    ['zeros', feed.replace('<item>', '\0<item>')],
    ['the feed again', `${feed}${feed}`],
    ['the feed again, not closed', `<rss version="2.0"><channel><title>T</title>${feed}`],
    ['an empty feed', `<rss><channel><title>T</title></channel></rss>${feed}`],
    [
      'a page that shows it',
      `<html><head></head><body><pre style="x">${feed.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre></body></html>`,
    ],
  ])('%s', (_, document) => {
    const parsed = feedOf(document);
    expect([parsed.title, parsed.items.map(({ title }) => title), parsed.skipped]).toEqual(['T', ['a'], 0]);
  });
});

describe('damage inside', () => {
  const rss = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
  const titled = (title: string) => titles(rss(`<item><title>${title}</title></item>${item('b')}`));
  test.each([
    ['a < b', 'a < b'],
    ['a <3 b', 'a <3 b'],
    ['R&D', 'R&D'],
    ['AT&T &unknown; x', 'AT&T &unknown; x'],
    ['a && b', 'a && b'],
    ['a <b', 'a <b'],
    ['x </ y', 'x </ y'],
    ['a ]]> b', 'a ]]> b'],
    ['&amp;lt;b&amp;gt;', '<b>'],
    ['a\u0001\u001Fb', 'ab'],
    ['&#x41;&#X42;&#67;', 'ABC'],
    ['&quot;&apos;&AMP;', '"\'&'],
  ])('a title written %s is %s', (written, title) => expect(titled(written)).toEqual([title, 'b']));

  test.each([
    [
      'an attribute without quotes',
      '<item><title>a</title><enclosure url=https://e.org/1.mp3 length=5 type=audio/mpeg /></item>',
    ],
    [
      'an attribute in single quotes',
      "<item><title>a</title><enclosure url='https://e.org/1.mp3' length='5'/></item>",
    ],
    [
      'an attribute with a < in it',
      '<item><title>a</title><enclosure url="https://e.org/1.mp3" title="1 < 2 > 0"/></item>',
    ],
    [
      'an attribute whose quote is not closed',
      '<item><title>a</title><enclosure url="https://e.org/1.mp3></enclosure><guid isPermaLink="false">1</guid></item>',
    ],
    [
      'an attribute given twice',
      '<item><title>a</title><enclosure url="https://e.org/1.mp3" url="https://e.org/2.mp3"/></item>',
    ],
    [
      'attributes without blanks',
      '<item><title>a</title><enclosure url="https://e.org/1.mp3"length="5"type="a/b"/></item>',
    ],
    [
      'blank space in tags',
      '<item ><title\n>a</title ><enclosure\n url = "https://e.org/1.mp3"\n/></item\n>',
    ],
    [
      'an element that is not closed',
      '<item><title>a</title><enclosure url="https://e.org/1.mp3"><description>x</item>',
    ],
    [
      'elements that cross',
      '<item><title>a</title><x><y></x></y><enclosure url="https://e.org/1.mp3"/></item>',
    ],
    [
      'end tags of nothing',
      '<item></p></b><title>a</title></div><enclosure url="https://e.org/1.mp3"/></item>',
    ],
    ['an item that is not closed', '<item><title>a</title><enclosure url="https://e.org/1.mp3"/>'],
  ])('%s', (_, broken) => {
    const feed = feedOf(rss(`${broken}${item('b')}`));
    expect(feed.items).toMatchObject([
      { title: 'a', enclosures: [{ url: 'https://e.org/1.mp3' }] },
      { title: 'b', url: 'https://e.org/b' },
    ]);
  });

  test('commented and quoted items are none', () => {
    const quoted =
      '<item><title>a</title><description><![CDATA[<item><title>x</title></item>]]></description></item>';
    expect(titles(rss(`<!-- ${item('x')}${item('y')} -->${quoted}${item('b')}`))).toEqual(['a', 'b']);
  });
  test.each(['Atom', 'RSS'])('a document of %s that breaks off anywhere gives its whole items', (format) => {
    const whole =
      format === 'RSS'
        ? rss(['a', 'b', 'c'].map(item).join('\n'))
        : `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${['a', 'b', 'c'].map((name) => `<entry><id>${name}</id><title>${name}</title></entry>`).join('\n')}</feed>`;
    const end = format === 'RSS' ? '</item>' : '</entry>';
    for (let length = 0; length < whole.length; length += 1) {
      const part = whole.slice(0, length);
      const complete = part.split(end).length - 1;
      const result = parse(part);
      expect(result.ok ? result.feed.items.length : 0).toBe(complete);
    }
  });
});

describe('entities a document declares', () => {
  const declared = (subset: string, title: string) =>
    titles(
      `<!DOCTYPE rss [${subset}]><rss><channel><item><title>${title}</title><guid>1</guid></item></channel></rss>`,
    )[0];
  test.each([
    ['<!ENTITY co "Example &amp; Sons">', '&co;', 'Example & Sons'],
    ["<!ENTITY a 'x'><!ENTITY b '&a;y'>", '&b;', 'xy'],
    ['<!ENTITY a "first"><!ENTITY a "second">', '&a;', 'first'],
    ['<!ENTITY eacute "&#233;">', 'caf&eacute;', 'café'],
    ['<!ENTITY a "&a;">', 'x&a;', 'x'],
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', 'x &x;', 'x &x;'],
    ['<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;', 'x &p;', 'x &p;'],
    ['<!ENTITY constructor "own">', '&constructor; &toString;', 'own &toString;'],
  ])('%s: %s', (subset, written, title) => expect(declared(subset, written)).toBe(title));

  test('never grow beyond a limit', () => {
    const bomb = `<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">`;
    expect(declared(bomb, '&c;'.repeat(100))?.length).toBeLessThanOrEqual(1000);
  });
});
