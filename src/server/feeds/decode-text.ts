/**
 * Turns a document's bytes into text: by byte order mark, else as UTF-8 when they can be nothing else,
 * else by the HTTP charset, the XML declaration, and at last UTF-8 or windows-1252.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const marked = byteOrderMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked) return decodeAs(bytes, marked) ?? '';
  // Text in another encoding is hardly ever valid UTF-8 by chance, while servers and declarations are
  // often wrong: so valid UTF-8 beats what is claimed. Plain ASCII may still be ISO-2022.
  const utf8 = decodeStrictly(bytes);
  if (utf8 !== undefined && hasOtherThanAscii(bytes)) return utf8;
  for (const label of [httpCharset(contentType), declaredEncoding(bytes)]) {
    // Bytes without zeros are not UTF-16, whatever is claimed; broken UTF-8 is looked at below.
    if (label === undefined || /^utf-?(8|16|32)/i.test(label)) continue;
    const text = decodeAs(bytes, label);
    if (text !== undefined) return text;
  }
  return utf8 ?? decodeBroken(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** A document begins with `<` or `{`; with a zero beside it, it is UTF-16 (XML 1.0, appendix F). */
function utf16WithoutMark([first, second]: Uint8Array): string | undefined {
  const begins = (byte: number | undefined) => byte === 0x3c || byte === 0x7b;
  if (begins(first) && second === 0) return 'utf-16le';
  if (first === 0 && begins(second)) return 'utf-16be';
  return undefined;
}

function httpCharset(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<\?\w*xml\b[^>]*\bencoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
}

function hasOtherThanAscii(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80);
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
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
