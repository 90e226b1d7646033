import { expect, test } from 'vitest';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { listIconLinks } from './icon-links.ts';

const listUrls = (html: string) =>
  listIconLinks(Buffer.from(html), 'https://a.example/blog/post').map(({ url }) => url);

test.each([
  ['<link rel="icon" href="/i.png">', 'https://a.example/i.png'],
  ["<LINK REL='Shortcut ICON' HREF=i.ico>", 'https://a.example/blog/i.ico'],
  ['<link href="//cdn.example/i.png" rel="alternate\n\ticon"/>', 'https://cdn.example/i.png'],
  ['<link rel=apple-touch-icon href=" /t.png ">', 'https://a.example/t.png'],
  [
    '<link rel="apple-touch-icon-precomposed" href="t.png?a=1&amp;b=2">',
    'https://a.example/blog/t.png?a=1&b=2',
  ],
  ['<link rel="&#105;con" href="&#x2f;i.png">', 'https://a.example/i.png'],
  [
    '<base target="_top"><base href="/deep/"><base href="/no/"><link rel="icon" href="i.png">',
    'https://a.example/deep/i.png',
  ],
  ['<body><p>Late<link rel="icon" href="/late.png">', 'https://a.example/late.png'],
  ['<link rel="icon" href="data:image/png;base64,AAAA">', 'data:image/png;base64,AAAA'],
])('a declared icon is found in every spelling: %s', (html, url) => {
  expect(listUrls(html)).toEqual([url]);
});

test.each([
  '<!-- <link rel="icon" href="/i.png"> -->',
  '<script>"<link rel=icon href=/i.png>"</script>',
  '<style><link rel="icon" href="/i.png"></style>',
  '<title><link rel="icon" href="/i.png"></title>',
  '<textarea><link rel="icon" href="/i.png"></textarea>',
  '<link rel="icon" href="/i.svg"><link rel="icon" type="image/svg+xml" href="/i">',
  '<link rel="mask-icon" href="/mask.png"><link rel="stylesheet" href="/icon.png">',
  '<link rel="icon" href="javascript:alert(1)"><link rel="icon" href="file:///etc/passwd">',
  '<link rel="icon"><link rel="icon" href=" "><link rel="icon" href="https://[">',
  '<p title="<link rel=icon href=/i.png>">',
])('what only looks like one is not: %s', (html) => {
  expect(listUrls(html)).toEqual([]);
});

test('of several the one that suits 32 pixels comes first, large and tiny ones last', () => {
  const link = (rel: string, name: string, sizes: string) => `<link rel="${rel}" href="/${name}" ${sizes}>`;
  const html = [
    link('apple-touch-icon', 'touch', ''),
    link('icon', 'tiny', 'sizes="16x16"'),
    link('icon', 'large', 'sizes="512x512"'),
    link('icon', 'unknown', 'sizes="any"'),
    link('icon', 'fine', 'sizes="32X32"'),
    link('icon', 'middle', 'sizes="16x16 96x96"'),
  ].join('');
  expect(listUrls(html).map((url) => new URL(url).pathname)).toEqual([
    '/fine',
    '/unknown',
    '/middle',
    '/touch',
    '/large',
    '/tiny',
  ]);
});

test('a page in UTF-16 is read by its mark', () => {
  const page = Buffer.from('\ufeff<link rel="icon" href="/i.png">', 'utf16le');
  expect(listIconLinks(page, 'https://a.example/')).toMatchObject([{ url: 'https://a.example/i.png' }]);
});

test('markup that asks for an endless tree costs no more than its length', () => {
  const html = `${Array.from({ length: 9_000 }, (_, number) => `<b a=${number}>`).join('')}${'<p>'.repeat(50_000)}`;
  const before = readProcessorTime();
  expect(listUrls(`${html}<link rel="icon" href="/i.png">`)).toEqual(['https://a.example/i.png']);
  // A tree of it would have four hundred million elements.
  expect(readProcessorTime() - before).toBeLessThan(2_000);
});
