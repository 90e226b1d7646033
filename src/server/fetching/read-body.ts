import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { hasCode } from '#server/platform/has-code.ts';

export type ReadBody =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; kind: 'too_large' | 'bad_compression'; detail: string };

/** The encodings {@link decompress} knows, for the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br, zstd';

const decoders: Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>> =
  {
    gzip: promisify(gunzip),
    'x-gzip': promisify(gunzip),
    br: promisify(brotliDecompress),
    zstd: promisify(zstdDecompress),
    // "deflate" means zlib (RFC 9110 §8.4.1.2), but some servers send it raw. A zlib stream's low nibble is 8.
    deflate: (bytes, options) =>
      promisify(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(bytes, options),
  };

/**
 * How much larger than its compressed form a body may be, once it is over a megabyte. Feeds compress
 * 5 to 20 times, a page of one repeated line 250; bombs go to a thousand and beyond.
 */
const largestRatio = 250;
const ratioFreeBytes = 1024 * 1024;

/** Collects a body of at most `maxBytes`; what follows is not read. */
export async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/**
 * Undoes a Content-Encoding (a list, last applied first) without ever producing more than `maxBytes` or
 * {@link largestRatio} times the input.
 */
export async function decompress(bytes: Uint8Array, encoding: string, maxBytes: number): Promise<ReadBody> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  let result = bytes;
  for (const name of names.reverse()) {
    if (name === '' || name === 'identity' || result.length === 0) continue;
    const decode = decoders[name];
    if (!decode) return { ok: false, kind: 'bad_compression', detail: name.slice(0, 40) };
    const allowed = Math.min(maxBytes, Math.max(ratioFreeBytes, result.length * largestRatio));
    try {
      result = await decode(result, { maxOutputLength: allowed });
    } catch (error) {
      if (hasCode(error, 'ERR_BUFFER_TOO_LARGE')) {
        // Below the limit for size it was the ratio: no feed compresses so well.
        return allowed < maxBytes
          ? { ok: false, kind: 'bad_compression', detail: 'a decompression bomb' }
          : tooLarge(maxBytes);
      }
      return { ok: false, kind: 'bad_compression', detail: name };
    }
  }
  return { ok: true, bytes: result };
}

/** `detail` is the limit, for the sentence "over 10 MB". */
export function tooLarge(maxBytes: number): ReadBody {
  return { ok: false, kind: 'too_large', detail: `${Math.round(maxBytes / 1024 / 1024)} MB` };
}
