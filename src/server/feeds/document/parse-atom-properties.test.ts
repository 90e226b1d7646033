import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atomFeedWith } from './parse-atom-harness.ts';

const names = [
  'title',
  'link',
  'id',
  'content',
  'summary',
  'author',
  'name',
  'published',
  'category',
  'h:div',
  'media:group',
  'media:content',
  'source',
];
const attributes = ['type', 'mode', 'href', 'rel', 'src', 'url', 'xml:base', 'xml:lang', 'term', 'length'];
const values = [
  'html',
  'xhtml',
  'base64',
  'escaped',
  'image/png',
  'https://b.example/',
  '../x',
  'a/',
  '',
  'enclosure',
  'de',
  '::',
  '%',
  '-5',
];

const texts = fc.oneof(
  fc.constantFrom('&lt;b&gt;x', 'YWJj', '2026-11-18', '&#0;', ']]>', '<![CDATA[<p>x</p>]]>'),
  fc.string().map((text) => text.replace(/[<&]/g, '')),
);
const written = fc.dictionary(fc.constantFrom(...attributes), fc.constantFrom(...values)).map((all) =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join(''),
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      written,
      fc.array(fc.oneof({ maxDepth: 3 }, texts, tie('element')), { maxLength: 4 }),
    )
    .map(([name, attribute, inside]) => `<${name}${attribute}>${inside.join('')}</${name}>`),
}));

test('whatever elements an entry is made of, the feed is read and the entry beside it is whole', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 5 }), written, (inside, attribute) => {
      const good =
        '<entry xml:base="https://e.org/"><id>good</id><title>Good</title><link href="a"/></entry>';
      const feed = atomFeedWith(`<entry${attribute}>${inside.join('')}</entry>${good}`);
      expect(feed.items.at(-1)).toMatchObject({ externalId: 'good', title: 'Good', url: 'https://e.org/a' });
      expect(feed.items.length + feed.skipped).toBe(2);
      for (const { url, title } of feed.items) {
        expect(title).not.toBe('');
        expect(url ?? 'https://').toMatch(/^https?:\/\//);
      }
    }),
    { numRuns: 200 },
  );
});
