import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const url = 'https://paper.example/2026/story';
const filler =
  'The council measured the old bridge before the rain came, and nobody had asked for it. '.repeat(6);
const html = (body: string, head = '') =>
  `<!doctype html><html><head>${head}<title>Story</title></head><body><article><h1>Story</h1>${body}<p>${filler}</p><p>${filler}</p></article></body></html>`;
const read = (bytes: string | Uint8Array, contentType: string | null = 'text/html; charset=utf-8') =>
  readPage({ bytes: Buffer.from(bytes), contentType, url });
const textOf = (bytes: string | Uint8Array, contentType?: string | null) => {
  const reading = read(bytes, contentType);
  return reading.ok ? reading.text : reading.kind;
};

test('links and pictures are absolute, late pictures are there, and nothing that runs is left', () => {
  const reading = read(
    html(
      `<p onclick="run()"><a href="../other?utm_source=x">Other</a> <script>run()</script>${filler}</p>
       <p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="pic.jpg" alt="A pump"></p>
       <p><img src="blank.gif" data-original="late.jpg"><noscript><img src="late.jpg"></noscript>${filler}</p>`,
    ),
  );
  expect(reading).toMatchObject({ ok: true, title: 'Story' });
  const clean = reading.ok ? reading.html : '';
  expect(clean).toContain('href="https://paper.example/other"');
  expect(clean).toContain('src="https://paper.example/2026/pic.jpg"');
  expect(clean.match(/late\.jpg/g)).toHaveLength(1);
  expect(clean).not.toMatch(/script|onclick|run\(\)/);
});

test('a base in the page is what its addresses stand against', () => {
  const reading = read(
    html(`<p><img src="pic.jpg" alt="x">${filler}</p>`, '<base href="https://cdn.example/a/">'),
  );
  expect(reading.ok && reading.html).toContain('src="https://cdn.example/a/pic.jpg"');
});

test('the words are counted and the text is that of the clean HTML', () => {
  const reading = read(html('<p>Grüße &amp; Küsse</p>'));
  expect(reading.ok && reading.text.startsWith('Grüße & Küsse\n\nThe council measured')).toBe(true);
  expect(reading.ok && reading.wordCount).toBe(2 + 16 * 12);
});

test.each([
  ['the HTTP header', Buffer.from(html('<p>Café Öl</p>'), 'latin1'), 'text/html; charset=iso-8859-1'],
  [
    'a meta element',
    Buffer.from(html('<p>Café Öl</p>', '<meta charset="windows-1252">'), 'latin1'),
    'text/html',
  ],
  [
    'an old meta element',
    Buffer.from(
      html('<p>Café Öl</p>', `<meta http-equiv=content-type content='text/html; charset=ISO-8859-15'>`),
      'latin1',
    ),
    null,
  ],
  ['a byte order mark', Buffer.from(`\uFEFF${html('<p>Café Öl</p>')}`, 'utf16le'), 'text/html'],
  ['nothing', Buffer.from(html('<p>Café Öl</p>')), null],
])('the encoding is known by %s', (_, bytes, type) => {
  expect(textOf(bytes, type)).toMatch(/^Café Öl\n/);
});

test('Shift_JIS named in a meta element is read', () => {
  // 日本 in Shift_JIS.
  const bytes = Buffer.concat([
    Buffer.from(`<meta charset="shift_jis"><article><p>${filler}</p><p>`),
    Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
    Buffer.from(`</p><p>${filler}</p></article>`),
  ]);
  expect(textOf(bytes, 'text/html')).toContain('日本');
});

test.each([
  ['a PDF by its type', '%PDF-1.7', 'application/pdf'],
  ['a PDF that is called a page', '%PDF-1.7 and so on', 'text/html'],
  ['a picture', '\x89PNG', 'image/png'],
  ['JSON', '{"a": 1}', 'application/json'],
])('%s is not a page', (_, bytes, type) => {
  expect(readPage({ bytes: Buffer.from(bytes, 'latin1'), contentType: type, url })).toMatchObject({
    ok: false,
    kind: 'not_a_page',
  });
});

test('a page of scripts only has no article', () => {
  const body = `<div id="root"></div>${'<script>var a = "<p>no</p>";</script>'.repeat(2_000)}`;
  expect(read(`<html><body>${body}</body></html>`)).toEqual({ ok: false, kind: 'no_article', detail: '' });
});
