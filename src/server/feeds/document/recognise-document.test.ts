import { describe, expect, test } from 'vitest';
import { recogniseDocument } from './recognise-document.ts';

describe('feeds are known by their root', () => {
  test.each([
    '<rss version="2.0">',
    '<?xml version="1.0"?><!-- note --><?xml-stylesheet href="x"?>\n<rss>',
    '<RSS>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<atom:feed>',
    '<rdf:RDF>',
    '<channel>',
    '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss-0.91.dtd"><rss>',
    '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss>',
    '<?phpxml version="1.0"?><rss>',
  ])('%s', (text) => expect(recogniseDocument(text)).toEqual({ kind: 'xml' }));
  test.each(['{"version": 1}', ' [1]'])('%s', (text) =>
    expect(recogniseDocument(text)).toEqual({ kind: 'json' }),
  );
});

describe('what is something else is named', () => {
  test.each([
    ['<!DOCTYPE html><title>x</title>', 'html'],
    ['<!doctype HTML PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>', 'html'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><rss/></html>', 'html'],
    ['<div><body>', 'html'],
    ['<opml version="2.0">', 'a list of feeds (OPML)'],
    ['<urlset>', 'a site map'],
    ['<note/>', 'an XML document of another kind (note)'],
    ['Hello <rss>', 'something else'],
    ['%PDF-1.7', 'something else'],
  ])('%s is %s', (text, name) => expect(recogniseDocument(text)).toEqual({ kind: 'other', name }));
});

test('nothing is empty', () => {
  expect(recogniseDocument(' \n')).toEqual({ kind: 'empty' });
});
