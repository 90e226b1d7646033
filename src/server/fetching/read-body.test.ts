import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collect, decompress } from './read-body.ts';

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

test('an encoding nobody knows and a damaged one are told apart from a large one', async () => {
  expect(await decompress(Buffer.from(text), 'lzma', limit)).toMatchObject({
    kind: 'bad_compression',
    detail: 'lzma',
  });
  expect(await decompress(Buffer.from(text), 'gzip', limit)).toMatchObject({ kind: 'bad_compression' });
  expect(await decompress(gzipSync(text).subarray(0, 30), 'gzip', limit)).toMatchObject({
    kind: 'bad_compression',
  });
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

test('a stream is not read beyond the limit', async () => {
  let sent = 0;
  async function* stream() {
    for (; sent < 100; sent += 1) yield Buffer.alloc(1000);
  }
  expect(await collect(stream(), 5_500)).toMatchObject({ ok: false, kind: 'too_large' });
  expect(sent).toBe(5);
});
