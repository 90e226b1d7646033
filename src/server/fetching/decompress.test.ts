import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decompress } from './decompress.ts';

const limit = 10 * 1024 * 1024;
const text = 'a line of the feed\n'.repeat(50);

describe('each encoding is undone', () => {
  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['', Buffer.from(text)],
    ['identity', Buffer.from(text)],
  ])('%s', async (encoding, bytes) => {
    const result = await decompress(bytes, encoding, limit);
    expect(result.ok && Buffer.from(result.bytes).toString()).toBe(text);
  });
});

test('an encoding nobody knows and a damaged one are failures', async () => {
  const words = Buffer.from(text);
  expect(await decompress(words, 'lzma', limit)).toMatchObject({ kind: 'bad_compression', detail: 'lzma' });
  for (const name of ['gzip', 'deflate', 'br', 'zstd']) {
    expect(await decompress(words, name, limit)).toMatchObject({ kind: 'bad_compression', detail: name });
  }
});

test.each(['gzip', 'gzip, gzip', 'deflate', 'br', 'zstd', 'utf-8', 'none'])(
  'markup and JSON that only claim to be %s are taken as they are',
  async (encoding) => {
    for (const body of ['\ufeff\n<rss>…</rss>', '{"version": "https://jsonfeed.org/version/1.1"}']) {
      const result = await decompress(Buffer.from(body), encoding, limit);
      expect(result.ok && Buffer.from(result.bytes).toString()).toBe(body);
    }
  },
);

test('gzip under gzip is undone twice, or once when the list names one too many', async () => {
  const once = gzipSync('<rss/>');
  for (const bytes of [once, gzipSync(once)]) {
    const result = await decompress(bytes, 'gzip, gzip', limit);
    expect(result.ok && Buffer.from(result.bytes).toString()).toBe('<rss/>');
  }
});

describe('a stream without its end gives what is there', () => {
  test.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
  ])('%s', async (encoding, bytes) => {
    const whole = await decompress(bytes.subarray(0, -4), encoding, limit);
    expect(whole.ok && Buffer.from(whole.bytes).toString()).toBe(text);
    const part = await decompress(bytes.subarray(0, -14), encoding, limit);
    expect(part.ok && text.startsWith(Buffer.from(part.bytes).toString())).toBe(true);
  });
});

test('nothing stays nothing, however it is packed', async () => {
  for (const bytes of [Buffer.alloc(0), gzipSync('')]) {
    const result = await decompress(bytes, 'gzip', limit);
    expect(result.ok && result.bytes.length).toBe(0);
  }
});

test('a body over the limit after decompression is too large', async () => {
  const bytes = gzipSync(Buffer.from(Array.from({ length: 3000 }, (_, i) => `${i * 7919}`).join()));
  expect(await decompress(bytes, 'gzip', 10_000)).toMatchObject({ ok: false, kind: 'too_large' });
});

test('a bomb is given up at its ratio, long before the limit', async () => {
  const fourMegabytesOfNothing = gzipSync(Buffer.alloc(4 * 1024 * 1024));
  expect(fourMegabytesOfNothing.length).toBeLessThan(5_000);
  expect((await decompress(fourMegabytesOfNothing, 'gzip', limit)).ok).toBe(false);
});

test('a bomb in several layers counts by what was sent', async () => {
  // 8 MB of nothing in two layers: each alone stays below the ratio or the free megabyte.
  const inner = gzipSync(Buffer.alloc(8 * 1024 * 1024));
  const twice = gzipSync(inner);
  expect(twice.length).toBeLessThan(inner.length / 10);
  expect(await decompress(twice, 'gzip, gzip', limit)).toMatchObject({ kind: 'bad_compression' });
  const list = Array.from({ length: 9 }, () => 'gzip').join(', ');
  expect(await decompress(gzipSync('<rss/>'), list, limit)).toMatchObject({ detail: '9 encodings' });
});
