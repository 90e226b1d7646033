import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleAttributes, articleElements } from '#shared/article-html.ts';
import { htmlToText } from './html-to-text.ts';
import { sanitise } from './sanitise.ts';

const at = { base: 'https://example.org/blog/', page: 'https://example.org/blog/post' };
const clean = (html: string) => sanitise(html, at);

const attack = 'window.attacked=1';
/** Elements that change how a parser reads what follows, and some that an article may have. */
const elementNames = (
  'a abbr b body br button caption center code col colgroup custom-x dd details dir div dt em embed fieldset font ' +
  'form frameset h1 h2 head html i iframe image img input li listing marquee math menu mglyph mi mtext nobr noembed ' +
  'noframes noscript object ol optgroup option p param picture plaintext pre rb rt rtc ruby script section select ' +
  'source span strong style summary svg table tbody td template textarea tfoot th thead title tr ul video xmp ' +
  'annotation-xml desc foreignObject image malignmark mo ms svg:script search dialog'
).split(' ');
const addresses = [
  `javascript:${attack}`,
  ` \u0001JaVa\tScRiPt:${attack}`,
  `java&#10;script&colon;${attack}`,
  `data:text/html,<script>${attack}</script>`,
  'data:image/svg+xml;base64,PHN2Zy8+',
  'data:image/png;base64,iVBORw0KGgo=',
  'vbscript:x',
  'blob:https://e.org/1',
  '//evil.example/x',
  '/\\evil.example',
  '#root',
  'a.png 1x, javascript:x 2x',
  'https://user:pass@e.org/?utm_source=x&amp;a=1',
  'mailto:a@b.example',
  '//www.youtube.com/embed/abcdefgh',
];
const attributeNames = (
  'href src srcset id name title alt style class onerror ONLOAD onclick srcdoc action formaction data poster ' +
  'background ping xlink:href target rel dir lang width height type media sizes cite is slot autofocus popover ' +
  'data-src http-equiv content'
).split(' ');
const values = [
  ...addresses,
  '1',
  'x',
  '&quot;><img src=x onerror=1>',
  '</noscript><script>',
  '`',
  '-->',
  ']]>',
];

const attribute = fc
  .tuple(fc.constantFrom(...attributeNames), fc.constantFrom(...values), fc.constantFrom('"', "'", ''))
  .map(([name, value, quote]) => ` ${name}=${quote}${value}${quote}`);
const startTag = fc
  .tuple(
    fc.constantFrom(...elementNames),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', ' ', ''),
  )
  .map(([name, attributes, end]) => `<${name}${attributes.join('')}${end}`);
const endTag = fc.constantFrom(...elementNames).map((name) => `</${name}>`);
const other = fc.constantFrom(
  ...'<!-- | --> | --!> | <!--> | <!---> | <![CDATA[ | ]]> | <! | <? | </ | < | > | " | \' | ` | = | & | &lt; | &#60 | &#0; | \0 | \r | \n | text | / | <!doctype html> | &lt;script&gt;'.split(
    ' | ',
  ),
);
const piece = fc.oneof({ weight: 4, arbitrary: startTag }, { weight: 2, arbitrary: endTag }, other);
const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

type Nested = { name: string; inside: string };
const nested: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    other,
    startTag,
    fc
      .record<Nested>({
        name: fc.constantFrom(...elementNames),
        inside: fc.array(tie('tree'), { maxLength: 4 }).map((parts) => parts.join('')),
      })
      .map(({ name, inside }) => `<${name}>${inside}</${name}>`),
  ),
})).tree;

test.each([
  ['soup of tags', soup],
  ['tree of elements', nested],
  ['bytes that look like anything', fc.string({ unit: 'binary', maxLength: 200 })],
])('no %s leaves anything but what is allowed, and cleaning it again changes nothing', (_, hostile) => {
  fc.assert(
    fc.property(hostile, (html) => {
      const once = clean(html);
      expectPlain(once);
      expect(clean(once)).toBe(once);
      expect(htmlToText(once)).not.toMatch(/\0/);
    }),
    { numRuns: 1000 },
  );
});

/**
 * A reader of its own, stricter than any parser: text without `<` and `>`, tags in one spelling only, each
 * with its end tag, attributes in double quotes. What it accepts reads the same everywhere.
 */
function expectPlain(html: string): void {
  const token = /<(\/?)([a-z\d]+)((?: [a-z]+(?:="[^"<>]*")?)*)( \/)?>|([^<>]+)/gy;
  const open: string[] = [];
  let read = 0;
  for (const [all, closing, name = '', attributes = '', isVoid, text] of html.matchAll(token)) {
    read += all.length;
    for (const [entity] of (text ?? attributes).matchAll(/&[^;]{0,5};?/g)) {
      expect(['&lt;', '&gt;', '&amp;', '&quot;'], `${entity} in ${all}`).toContain(entity);
    }
    if (text !== undefined) continue;
    expect(articleElements, all).toContain(name);
    if (closing) expect(open.pop()).toBe(name);
    else if (!isVoid) open.push(name);
    expectAllowedAttributes(name, attributes);
  }
  expect(read, `all of ${html} is plain`).toBe(html.length);
  expect(open).toEqual([]);
}

function expectAllowedAttributes(element: string, attributes: string): void {
  const allowed = [...(articleAttributes[element] ?? []), ...(articleAttributes['*'] ?? [])];
  const seen = new Set<string>();
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z]+)(?:="([^"]*)")?/g)) {
    expect(allowed, `${name} of ${element}`).toContain(name);
    expect(seen).not.toContain(name);
    seen.add(name);
    if (name === 'id') expect(value).toMatch(/^user-content-/);
    if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/[^/]|mailto:)/);
    if (name === 'cite' || name === 'poster') expect(value).toMatch(/^https?:\/\/[^/]/);
    if (name === 'src' && element === 'iframe')
      expect(value).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\//);
    else if (name === 'src')
      expect(value).toMatch(/^(?:https?:\/\/[^/]|data:image\/(?:png|gif|jpeg|webp);base64,)/);
    if (name === 'srcset') {
      for (const candidate of value.split(', ')) expect(candidate).toMatch(/^https?:\/\/[^/]/);
    }
  }
}
