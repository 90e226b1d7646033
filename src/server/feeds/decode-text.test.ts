import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bytes = (...values: (number | string)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? latin1(value) : Buffer.from([value]))));

describe('a byte order mark decides', () => {
  test.each([
    ['UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('<a>ü€</a>')])],
    ['UTF-16LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>ü€</a>', 'utf16le')])],
    ['UTF-16BE', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('<a>ü€</a>', 'utf16le').swap16()])],
  ])('%s', (_, document) => expect(decodeText(document, 'text/xml; charset=iso-8859-1')).toBe('<a>ü€</a>'));
});

test('UTF-16 without a mark is known by its zeros', () => {
  expect(decodeText(Buffer.from('<a>ü</a>', 'utf16le'), null)).toBe('<a>ü</a>');
  expect(decodeText(Buffer.from('<a>ü</a>', 'utf16le').swap16(), null)).toBe('<a>ü</a>');
});

test('valid UTF-8 is UTF-8, whatever the server and the document claim', () => {
  const document = Buffer.from(`${declared('iso-8859-1')}<a>Žluťoučký kůň</a>`);
  expect(decodeText(document, 'text/xml; charset=windows-1252')).toContain('Žluťoučký kůň');
});

test("the server's charset goes before the declaration", () => {
  const document = bytes(declared('koi8-r'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2);
  expect(decodeText(document, 'application/xml; charset="windows-1251"')).toContain('Привет');
});

test('the declaration is used when the server says nothing or nonsense', () => {
  const document = bytes(declared('windows-1251'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2);
  expect(decodeText(document, null)).toContain('Привет');
  expect(decodeText(document, 'text/xml; charset=nonsense')).toContain('Привет');
  expect(decodeText(document, 'text/xml; charset=utf-8')).toContain('Привет');
  expect(decodeText(document, 'text/xml; charset=utf-16')).toContain('Привет');
});

test('seven-bit encodings are read as declared', () => {
  const document = bytes(declared('iso-2022-jp'), 0x1b, '$B$"', 0x1b, '(B');
  expect(decodeText(document, null)).toContain('あ');
});

test('bytes that are neither UTF-8 nor anything named are windows-1252', () => {
  const document = bytes('<a>caf', 0xe9, ' ', 0x93, 'quoted', 0x94, ' ', 0x80, '</a>');
  expect(decodeText(document, null)).toBe('<a>café “quoted” €</a>');
});

test('one damaged letter does not turn the other letters into garbage', () => {
  const document = Buffer.concat([Buffer.from('<a>ü ö ä '), Buffer.from([0xc3]), Buffer.from(' ß</a>')]);
  expect(decodeText(document, null)).toBe('<a>ü ö ä \uFFFD ß</a>');
});
