import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml } from './read-xml.ts';
import { innerHtml, textInside } from './xml-tree.ts';

/** The inside of the first root, which tells how the tree was built. */
const inside = (document: string) => {
  const root = readXml(document).roots[0];
  return root && innerHtml(root);
};

describe('the tree', () => {
  test.each([
    ['<rss><a>x</a><b/></rss>', '<a>x</a><b></b>'],
    ['<rss><a>x<b>y</a>z</rss>', '<a>x<b>y</b></a>z'],
    ['<rss><a B="1 &amp; 2" c=\'"\'/></rss>', '<a b="1 &amp; 2" c="&quot;"></a>'],
    ['<rss><a>x<br>y</a></rss>', '<a>x<br>y</a>'],
    ['<rss><a><![CDATA[<b>]]></a></rss>', '<a>&lt;b&gt;</a>'],
    ['<rss><item>1<item>2</rss>', '<item>1</item><item>2</item>'],
    ['<rss><x:a xmlns:x="http://www.w3.org/1999/xhtml"><x:b>y</x:b></x:a></rss>', '<a><b>y</b></a>'],
    ['<rss><a xmlns="http://www.w3.org/2005/Atom">y</a><b>z</b></rss>', '<atom:a>y</atom:a><b>z</b>'],
    ['junk <p> <rss>a</rss> junk', 'a'],
  ])('of %s', (document, expected) => expect(inside(document)).toBe(expected));

  test('is not deeper than 256 elements, and what follows stays where it belongs', () => {
    const { roots } = readXml(`<rss><a>${'<b>'.repeat(5000)}x${'</b>'.repeat(5000)}</a><c>after</c></rss>`);
    const last = roots[0]?.children.at(-1);
    expect(typeof last === 'object' && [last.name, textInside(last)]).toEqual(['c', 'after']);
  });
  test('tells what the end of the text cuts off', () => {
    expect(readXml('<rss><item/></rss>')).toMatchObject({ cut: false, cutItem: undefined });
    expect(readXml('<rss><item/>')).toMatchObject({ cut: true, cutItem: undefined });
    expect(readXml('<rss><item><title>x')).toMatchObject({ cut: true, cutItem: { name: 'item' } });
  });
});

const piece = fc.constantFrom(
  ...['<', '>', '</', '/>', '"', "'", '=', '&', ';', '#', ' ', '\n', 'a', 'rss', '<rss>', '</rss>', '<item>'],
  ...[
    '</item>',
    '<channel>',
    '<a b="',
    "<a b='",
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!DOCTYPE',
    '[',
  ],
  ...[
    '<feed xmlns="',
    '<x:y',
    'xmlns:x="',
    '&lt;',
    '&#x',
    '&e;',
    '<!ENTITY e "',
    '\uD800',
    'ü',
    '<br>',
    '<p',
  ],
);
const soup = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));

describe('whatever the text', () => {
  test('reading ends, without an error', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(Array.isArray(readXml(`<rss>${text}`).roots)).toBe(true);
        expect(Array.isArray(readXml(text).roots)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  test('no text outside of markup is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '<', '>', '&', ';', '"', '=', '1') }),
        (text) => {
          // Behind a blank or a digit `<` begins no tag.
          const harmless = text.replace(/<(?=a)/g, '< ');
          expect(textInside(readXml(`<rss><a>${harmless}</a></rss>`).roots[0]) ?? '').toBe(harmless.trim());
        },
      ),
    );
  });
  test.each([
    ['CDATA that is not closed', '<item><a><![CDATA['],
    ['comments that are not closed', '<!-- '],
    ['instructions that are not closed', '<? '],
    ['tags that are not closed', '<a '],
    ['end tags of nothing', '</a>'],
    ['attributes that are not closed', '<a b="'],
    ['quotes of both kinds', '<a b=\'"<c d="'],
    ['elements that are not closed', '<a><b><c>'],
    ['items that are not closed', '<item><title>'],
    ['declarations at every depth', '<a xmlns:b="c">'],
    ['ampersands', '&a&#&#x'],
    ['stray brackets', '<<'],
  ])('the work grows with the length only: %s', (_, unit) => {
    const work = (count: number) => readXml(`<rss>${unit.repeat(count)}<b>x</b>]]>--></rss>`).scanned / count;
    // Work per repetition; were it quadratic, it would be tenfold.
    expect(work(20_000)).toBeLessThan(work(2000) * 1.5);
  });
});
