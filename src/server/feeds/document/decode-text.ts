import { decodeCodePage } from './decode-code-page.ts';

/**
 * Turns a document's bytes into text: by byte order mark, else as UTF-8 when they can be nothing else,
 * else by the HTTP charset, the XML declaration, and at last UTF-8 or windows-1252.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const wide = findWideEncoding(bytes);
  if (wide) return decodeWide(bytes, wide);
  // Text in another encoding is hardly ever valid UTF-8 by chance, while servers and declarations are
  // often wrong: so valid UTF-8 beats what is claimed. Plain ASCII may still be ISO-2022.
  const utf8 = decodeAs(bytes, 'utf-8', true);
  if (utf8 !== undefined && hasOtherThanAscii(utf8)) return utf8;
  const claimed = [httpCharset(contentType), declaredEncoding(bytes)]
    // Bytes without zeros are not UTF-16, whatever is claimed; broken UTF-8 is looked at below.
    .filter((label) => label !== undefined && !/^(?:utf|ucs|unicode|iso-10646|csucs|csunicode)/i.test(label))
    .map((label) => label ?? '');
  // A claim under which all bytes make sense goes before one that leaves holes.
  for (const strict of [true, false]) {
    for (const label of claimed) {
      const text = decodeAs(bytes, label, strict);
      if (text !== undefined) return text;
    }
  }
  const isWhole = (bytes.at(-1) ?? 0) < 0x80;
  return utf8 !== undefined && isWhole ? utf8 : decodeBroken(bytes);
}

type WideEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'ebcdic';

/** Beginnings that tell the encoding (XML 1.0, appendix F): marks, or a `<`, `{` or blank beside zeros. */
function findWideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0)
    return (c === 0xfe && d === 0xff) || (c === 0 && begins(d)) ? 'utf-32be' : undefined;
  if (begins(a) && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && begins(b)) return 'utf-16be';
  // `<?xm` of EBCDIC, whose declaration tells which of them it is.
  return a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94 ? 'ebcdic' : undefined;
}

function begins(byte: number | undefined): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding === 'utf-32le');
  if (encoding !== 'ebcdic') return decodeAs(bytes, encoding, false) ?? '';
  const head = decodeCodePage(bytes.subarray(0, 1024), '037') ?? '';
  return decodeCodePage(bytes, labelIn(head) ?? '') ?? decodeCodePage(bytes, '037') ?? '';
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    text += isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  }
  return text.replace(/^\uFEFF/, '');
}

function httpCharset(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  return labelIn(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
}

function labelIn(head: string): string | undefined {
  return /<\?\w*xml\b[^>]*\bencoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

function hasOtherThanAscii(text: string): boolean {
  return /[^\0-\x7F]/.test(text);
}

/** Undefined when the encoding is unknown, or when `strict` and some bytes mean nothing in it. */
function decodeAs(bytes: Uint8Array, label: string, strict: boolean): string | undefined {
  const page = decodeCodePage(bytes, label);
  if (page !== undefined) return strict && page.includes('\uFFFD') ? undefined : page;
  try {
    // As a stream: a character cut in two at the end of a document that breaks off is no error.
    return new TextDecoder(platformLabel(label), { fatal: strict }).decode(bytes, { stream: strict });
  } catch {
    return undefined;
  }
}

/** Names that programs write for encodings which the platform (WHATWG Encoding §4.2) knows by others. */
const otherNames: Record<string, string> = {
  macroman: 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  shiftjis2004: 'shift_jis',
  shiftjisx0213: 'shift_jis',
  eucjis2004: 'euc-jp',
  eucjisx0213: 'euc-jp',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  cp936: 'gbk',
  ms936: 'gbk',
  euccn: 'gbk',
  eucgb2312cn: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  euckr: 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
  big5tw: 'big5',
  big5hkscs: 'big5',
  hkscs: 'big5',
  cp874: 'windows-874',
  thai: 'windows-874',
  latin7: 'iso-8859-13',
  latin8: 'iso-8859-14',
  latin9: 'iso-8859-15',
  latin10: 'iso-8859-16',
  ansi: 'windows-1252',
};

function platformLabel(label: string): string {
  const plain = label.toLowerCase().replace(/[^a-z\d]/g, '');
  const iso = /^(?:cs)?(?:iso)?8859(\d{1,2})(?:\d{4})?$/.exec(plain)?.[1];
  if (iso) return `iso-8859-${iso}`;
  const windows = /^(?:cs|x)?(?:cp|windows|win|ansi)?(125[0-8])$/.exec(plain)?.[1];
  if (windows) return `windows-${windows}`;
  if (Object.hasOwn(otherNames, plain)) return otherNames[plain] ?? label;
  if (/^(?:latin\d|koi8[ru]|gb18030|gb2312)$/.test(plain)) return plain.replace(/^koi8/, 'koi8-');
  return label;
}

/**
 * Neither valid UTF-8 nor anything named. A single damaged letter must not turn all the others into
 * garbage, so UTF-8 stays as long as most of its non-ASCII characters are whole.
 */
function decodeBroken(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = utf8.match(/\uFFFD/g)?.length ?? 0;
  const whole = utf8.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return whole > broken ? utf8 : new TextDecoder('windows-1252').decode(bytes);
}
