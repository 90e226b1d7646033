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

describe('wide characters are known by their beginning', () => {
  const utf32 = (text: string, littleEndian: boolean) => {
    const characters = [...text];
    const view = new DataView(new ArrayBuffer(characters.length * 4));
    characters.forEach((character, index) => {
      view.setUint32(index * 4, character.codePointAt(0) ?? 0, littleEndian);
    });
    return Buffer.from(view.buffer);
  };
  test.each([
    ['UTF-32BE', utf32('<a>ü😀</a>', false)],
    ['UTF-32LE', utf32('<a>ü😀</a>', true)],
    ['UTF-32BE with a mark', utf32('\uFEFF<a>ü😀</a>', false)],
    ['UTF-32LE with a mark', utf32('\uFEFF<a>ü😀</a>', true)],
    ['UTF-16LE behind blank space', Buffer.from('\n<a>ü😀</a>', 'utf16le')],
  ])('%s', (_, document) =>
    expect(decodeText(document, 'text/xml; charset=us-ascii').trim()).toBe('<a>ü😀</a>'),
  );
  test('what is no character in UTF-32 is replaced', () => {
    const document = Buffer.concat([utf32('<a>', false), Buffer.from([0, 0, 0xd8, 0, 0xff, 0, 0, 0])]);
    expect(decodeText(document, null)).toBe('<a>\uFFFD\uFFFD');
  });
  test('declared UTF-16 of which there is no sign is not', () => {
    expect(decodeText(latin1(`${declared('utf-16')}<a>b</a>`), null)).toContain('<a>b</a>');
  });
});

describe('encodings under the names feeds give them', () => {
  test.each([
    ['windows-1251', [0xcf], 'П'],
    ['CP1251', [0xcf], 'П'],
    ['windows_1251', [0xcf], 'П'],
    ['koi8-r', [0xf0], 'П'],
    ['KOI8_U', [0xa7], 'ї'],
    ['iso8859-2', [0xb9], 'š'],
    ['ISO_8859-2:1987', [0xb9], 'š'],
    ['latin2', [0xb9], 'š'],
    ['latin9', [0xa4], '€'],
    ['ISO-8859-1', [0x93], '“'],
    ['us-ascii', [0xe9], 'é'],
    ['iso-8859-8-i', [0xe0], 'א'],
    ['macintosh', [0x8e], 'é'],
    ['mac-roman', [0x8e], 'é'],
    ['x-mac-greek', [0xd8], 'Ί'],
    ['gb2312', [0xd6, 0xd0], '中'],
    ['gb18030', [0x81, 0x30, 0x81, 0x30], '\u0080'],
    ['cp936', [0xd6, 0xd0], '中'],
    ['Big5-HKSCS', [0xa4, 0xa4], '中'],
    ['shift-jis', [0x82, 0xa0], 'あ'],
    ['cp932', [0x82, 0xa0], 'あ'],
    ['EUC_JP', [0xa4, 0xa2], 'あ'],
    ['ks_c_5601-1987', [0xb0, 0xa1], '가'],
    ['cp437', [0x80], 'Ç'],
    ['IBM-437', [0x81], 'ü'],
    ['csPC8CodePage437', [0x80], 'Ç'],
    ['cp850', [0xd5], 'ı'],
    ['ibm866', [0x80], 'А'],
    ['hp-roman8', [0xc5], 'é'],
    ['ptcp154', [0x80], 'Җ'],
  ])('%s', (label, values, character) => {
    const document = bytes(declared(label), '<a>', ...values, '</a>');
    expect(decodeText(document, null)).toBe(`${declared(label)}<a>${character}</a>`);
  });

  test('EBCDIC is read as the page it declares', () => {
    // "<?xml encoding='cp500'?><a>[" with the bracket that differs between the pages.
    const document = Buffer.from('4c6fa79493408595839684899587' + '7e7d8397f5f0f07d6f6e' + '4c816e4a', 'hex');
    expect(decodeText(document, null)).toBe("<?xml encoding='cp500'?><a>[");
  });

  test('an unknown name leaves the best guess', () => {
    expect(decodeText(bytes(declared('x-klingon'), 'caf', 0xe9), null)).toContain('café');
    expect(decodeText(bytes(declared('__proto__'), 'caf', 0xe9), 'text/xml; charset=constructor')).toContain(
      'café',
    );
  });
});

test('a claim that leaves holes gives way to one that leaves none', () => {
  const document = bytes(declared('windows-1251'), 0xcf, 0xf0, 0xff, ' ');
  expect(decodeText(document, 'text/xml; charset=euc-kr')).toContain('Пря ');
});

test('a document that breaks off inside a character is still UTF-8', () => {
  const document = Buffer.from(`${declared('iso-8859-1')}<a>ü ä €`).subarray(0, -1);
  expect(decodeText(document, null)).toBe(`${declared('iso-8859-1')}<a>ü ä `);
});
