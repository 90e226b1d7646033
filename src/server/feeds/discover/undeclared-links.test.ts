import { describe, expect, it } from 'vitest';
import { href, inHead, link, page, rel } from './page-harness.ts';
import { readPage } from './read-page.ts';

const silent: [string, string][] = [
  ['in a comment', inHead(`<!-- ${link} -->`)],
  ['in a comment over several lines', inHead(`<!--\n--\n>${link}\n-- >-->`)],
  ['in a script', inHead(`<script>document.write('${link}');</script>`)],
  ['in a script with a comment', inHead(`<script><!-- ${link} //--></script>`)],
  ['in a script inside a script', inHead(`<script><!-- <script>x</script> ${link} --></script>`)],
  ['in a template', inHead(`<template><div>${link}</div></template>`)],
  ['in noscript in the head', inHead(`<noscript>${link}</noscript>`)],
  ['in noscript in the body', `<body><noscript>${link}</noscript></body>`],
  ['in a style', inHead(`<style>a::after { content: '${link}' }</style>`)],
  ['in a title', `<title>${link}</title>`],
  ['in a text field', `<body><textarea>${link}</textarea></body>`],
  ['in a frame’s other content', `<body><iframe>${link}</iframe></body>`],
  ['in an old sample', `<body><xmp>${link}</xmp></body>`],
  ['in plain text', `<body><plaintext>${link}`],
  ['in an attribute', `<body><p title='${link}'>Hello</p></body>`],
  ['escaped', `<body><pre>${link.replaceAll('<', '&lt;')}</pre></body>`],
  ['in SVG', `<body><svg>${link.replace('>', '/>')}</svg></body>`],
  [
    'in CDATA, which is a comment in HTML',
    `<body><![CDATA[ <x] ]${link.replace('<', '').replace('>', '')} ]]></body>`,
  ],
  ['with a style sheet’s rel', rel('alternate stylesheet')],
  ['with a style sheet’s type', inHead('<link rel="alternate" type="text/css" href="/feed.xml">')],
  ['for oEmbed', inHead('<link rel="alternate" type="application/json+oembed" href="/oembed">')],
  ['for oEmbed in XML', inHead('<link rel="alternate" type="text/xml+oembed" href="/oembed">')],
  ['in another language', inHead('<link rel="alternate" hreflang="de" href="/de/">')],
  ['for small screens', inHead('<link rel="alternate" media="handheld" type="text/html" href="/m/">')],
  ['for search', inHead('<link rel="search" type="application/opensearchdescription+xml" href="/s.xml">')],
  ['with a word that only looks like it', rel('alternates')],
  [
    'with rel in another attribute',
    inHead('<link data-rel="alternate" type="application/rss+xml" href="/f">'),
  ],
  ['without an address', inHead('<link rel="alternate" type="application/rss+xml">')],
  ['with an empty address', href('""')],
  ['with a blank address', href('" \n "')],
  ['to a place in the page', href('"#feed"')],
  ['to the page itself', href('"today.html"')],
  ['to a script', href('"javascript:alert(1)"')],
  ['to data', href('"data:application/rss+xml,x"')],
  ['to a mail address', href('"mailto:a@b.example"')],
  ['to an address that cannot be read', href('"http://[x/"')],
  ['with an attribute before its element', 'rel="alternate" type="application/rss+xml" href="/feed.xml"'],
];

describe('no feed is declared', () => {
  it.each(silent)('by a link %s', (_, html) => {
    expect(readPage(html, page).declared).toEqual([]);
  });
});
