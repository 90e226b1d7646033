import { expect, test } from 'vitest';
import { decodePage } from './decode-page.ts';
import { examineDocument } from './examine-document.ts';

const link = '<link rel="alternate" type="text/xml" href="/feed.xml"/>';
const examine = (text: string, contentType: string | null) =>
  examineDocument(Buffer.from(text), { url: 'https://a.example/', contentType, now: Date.UTC(2026, 0, 20) });

test.each([
  ['as HTML', `<!doctype html>${link}`, 'text/html'],
  ['without any type', `<!doctype html>${link}`, null],
  ['under a wrong type', `<html>${link}</html>`, 'application/xml'],
  ['that begins with text', `Hello ${link}`, 'text/html; charset=utf-8'],
  ['that begins with an element of its own', `<x-app>${link}</x-app>`, 'text/html'],
  ['with a mark and blanks before it', `\uFEFF\n\n <!-- hello --> <HTML>${link}`, null],
  [
    'in XHTML with elements that are closed at once',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/>${link}</head></html>`,
    'application/xhtml+xml',
  ],
])('a page is told from a feed: %s', (_, text, contentType) => {
  expect(examine(text, contentType)).toMatchObject({
    kind: 'page',
    page: { declared: [{ url: 'https://a.example/feed.xml', title: '' }] },
  });
});

test.each([
  ['{"a": 1}', 'application/json', 'not_a_feed'],
  ['<opml version="2.0"/>', 'text/xml', 'not_a_feed'],
  ['plain text', 'text/plain', 'not_a_feed'],
  ['', 'text/html', 'empty'],
])('what is neither is told by its kind: %s', (text, contentType, kind) => {
  expect(examine(text, contentType)).toMatchObject({ kind: 'neither', failure: { kind } });
});

const cyrillic = Buffer.from('\xcd\xee\xe2\xee\xf1\xf2\xe8', 'latin1');
const page = (head: string) => Buffer.concat([Buffer.from(head), cyrillic]);

test.each([
  ['by a meta element', page('<meta charset=windows-1251>'), 'text/html'],
  [
    'by an old meta element',
    page('<meta http-equiv=Content-Type content="text/html; charset=cp1251">'),
    null,
  ],
  ['by HTTP before a meta element', page('<meta charset=iso-8859-1>'), 'text/html; charset=windows-1251'],
])('the letters of a page are read %s', (_, bytes, contentType) => {
  expect(decodePage(bytes, contentType)).toContain('Новости');
});
