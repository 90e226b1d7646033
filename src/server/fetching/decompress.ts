import { promisify } from 'node:util';
import {
  brotliDecompress,
  constants,
  gunzip,
  inflate,
  inflateRaw,
  type ZlibOptions,
  zstdDecompress,
} from 'node:zlib';
import { hasCode } from '#server/platform/has-code.ts';
import { type ReadBody, tooLarge } from './read-body.ts';

/** The encodings {@link decompress} knows, for the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br, zstd';

type Decode = (bytes: Uint8Array, maxOutputLength: number) => Promise<Buffer>;

/**
 * Flushing instead of finishing at the end of the input: a stream whose end is missing gives what is
 * there, as in browsers. A connection that was cut never comes so far.
 */
const zlibFlush: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH };
const decodeGzip: Decode = (bytes, maxOutputLength) =>
  promisify(gunzip)(bytes, { ...zlibFlush, maxOutputLength });

const decoders: Record<string, Decode> = {
  gzip: decodeGzip,
  'x-gzip': decodeGzip,
  deflate: (bytes, maxOutputLength) =>
    promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, { ...zlibFlush, maxOutputLength }),
  br: (bytes, maxOutputLength) =>
    promisify(brotliDecompress)(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength }),
  // Without flushing: of a cut zstd stream it would give nothing, and hide that it is damaged.
  zstd: (bytes, maxOutputLength) => promisify(zstdDecompress)(bytes, { maxOutputLength }),
};

/**
 * How much larger than what was sent a body may become, once it is over a megabyte. Feeds compress 5 to 20
 * times, a page of one repeated line 250; bombs go to a thousand and beyond.
 */
const largestRatio = 250;
const ratioFreeBytes = 1024 * 1024;

/** Two encodings on top of each other are already a mistake of some server; longer lists are attacks. */
const mostEncodings = 4;

/**
 * Undoes a Content-Encoding (a list, last applied first) without ever producing more than `maxBytes` or
 * {@link largestRatio} times the input. Plain text that is wrongly said to be encoded stays what it is.
 */
export async function decompress(bytes: Uint8Array, encoding: string, maxBytes: number): Promise<ReadBody> {
  const names = listEncodings(encoding);
  if (names.length > mostEncodings) return damaged(`${names.length} encodings`);
  const allowed = Math.min(maxBytes, Math.max(ratioFreeBytes, bytes.length * largestRatio));
  let result = bytes;
  for (const name of names.reverse()) {
    if (result.length === 0) break;
    try {
      const decoded = await decoders[name]?.(result, allowed);
      // Nothing at all out of what reads like a document: it was never encoded.
      if (decoded && (decoded.length > 0 || !looksLikeDocument(result))) result = decoded;
      else if (!looksLikeDocument(result)) return damaged(name.slice(0, 40));
    } catch (error) {
      if (hasCode(error, 'ERR_BUFFER_TOO_LARGE')) {
        // Below the limit for size it was the ratio: no feed compresses so well.
        return allowed < maxBytes ? damaged('a decompression bomb') : tooLarge(maxBytes);
      }
      if (!looksLikeDocument(result)) return damaged(name);
    }
  }
  return { ok: true, bytes: result };
}

function listEncodings(encoding: string): string[] {
  const names = encoding.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/** "deflate" means zlib (RFC 9110 §8.4.1.2), but some servers send it raw. Zlib's head: RFC 1950 §2.2. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Markup or JSON after a byte order mark and blank space. */
function looksLikeDocument(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)?[\s\0]*[<{[]/.test(head);
}

function damaged(detail: string): ReadBody {
  return { ok: false, kind: 'bad_compression', detail };
}
