import { expect, test } from 'vitest';
import { makeGif, makeIco, makeJpegHead, makePng, makePngHead } from '#server/testing/make-images.ts';
import { isShowable, readImageFacts } from './image-facts.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

/** A box of ISO media files. */
function box(name: string, ...inside: Buffer[]): Buffer {
  const content = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

function makeAvif(width: number, height: number, brand = 'avif'): Buffer {
  const size = Buffer.alloc(12);
  size.writeUInt32BE(width, 4);
  size.writeUInt32BE(height, 8);
  const properties = box('iprp', box('ipco', box('colr', Buffer.alloc(11)), box('ispe', size)));
  return Buffer.concat([
    box('ftyp', bytes('mif1', [0, 0, 0, 0], brand)),
    box('meta', Buffer.alloc(4), box('hdlr', Buffer.alloc(24)), properties),
  ]);
}

const riff = (content: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length + 4);
  return Buffer.concat([bytes('RIFF'), length, bytes('WEBP'), content]);
};
const lossy = riff(bytes('VP8 ', [20, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x41, 0xc8, 0x00], [0, 0]));
const lossless = riff(bytes('VP8L', [20, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x31, 0x00], Array(8).fill(0)));
const canvas = bytes('VP8X', [10, 0, 0, 0, 2, 0, 0, 0, 0x3f, 0x01, 0x00, 0xc7, 0x00, 0x00]);
const moving = riff(Buffer.concat([canvas, ...Array(3).fill(bytes('ANMF', [1, 0, 0, 0, 0, 0]))]));

function makeBmp(width: number, height: number): Buffer {
  const bitmap = Buffer.alloc(54);
  bitmap.write('BM');
  bitmap.writeUInt32LE(40, 14);
  bitmap.writeInt32LE(width, 18);
  bitmap.writeInt32LE(height, 22);
  return bitmap;
}

test.each([
  ['PNG', makePng(320, 200), { mime: 'image/png', width: 320, height: 200, frames: 1 }],
  ['a moving PNG', makePng(32, 20, { frames: 7 }), { mime: 'image/png', width: 32, height: 20, frames: 7 }],
  ['JPEG', makeJpegHead(320, 200), { mime: 'image/jpeg', width: 320, height: 200, frames: 1 }],
  ['GIF', makeGif(320, 200), { mime: 'image/gif', width: 320, height: 200, frames: 1 }],
  [
    'a moving GIF',
    makeGif(320, 200, { frames: 9 }),
    { mime: 'image/gif', width: 320, height: 200, frames: 9 },
  ],
  [
    'a GIF with a frame that is larger than its screen',
    makeGif(1, 1, { frame: [320, 200] }),
    { mime: 'image/gif', width: 320, height: 200, frames: 1 },
  ],
  ['lossy WebP', lossy, { mime: 'image/webp', width: 320, height: 200, frames: 1 }],
  ['lossless WebP', lossless, { mime: 'image/webp', width: 320, height: 200, frames: 1 }],
  ['moving WebP', moving, { mime: 'image/webp', width: 320, height: 200, frames: 3 }],
  ['AVIF', makeAvif(320, 200), { mime: 'image/avif', width: 320, height: 200, frames: 1 }],
  [
    'a bitmap from top to bottom',
    makeBmp(320, -200),
    { mime: 'image/bmp', width: 320, height: 200, frames: 1 },
  ],
  ['an icon', makeIco([16, makePng(64, 64)]), { mime: 'image/x-icon', width: 64, height: 64, frames: 1 }],
])('the size stands in the header: %s', (_, image, facts) => {
  expect(readImageFacts(image)).toEqual(facts);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')],
  ['SVG behind a declaration', bytes('<?xml version="1.0"?><svg width="9" height="9"/>')],
  ['HTML', bytes('<!doctype html><img src="x">')],
  ['HTML that begins like a GIF', bytes('GIF89a/*<script>alert(1)</script>*/=1;')],
  ['text that begins like a bitmap', bytes('BMW builds cars, and this is a text about them.')],
  ['a video', box('ftyp', bytes('isom'), Buffer.alloc(40))],
  ['HEIC, which browsers do not show', makeAvif(320, 200, 'heic')],
  ['a mouse pointer', Buffer.concat([bytes([0, 0, 2, 0]), makeIco([16]).subarray(4)])],
  ['an icon whose picture lies behind its end', makeIco([16]).subarray(0, 200)],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0])],
  ['PDF', bytes('%PDF-1.7')],
])('no image that may be shown: %s', (_, given) => {
  expect(readImageFacts(given)).toBeNull();
});

test('whatever is cut off anywhere, or damaged, is read or refused in no time, and never throws', () => {
  const whole = [makePng(9, 9), makeGif(9, 9), makeJpegHead(9, 9), lossy, lossless, moving];
  const images = [...whole, makeAvif(9, 9), makeBmp(9, 9), makeIco([16, makePng(9, 9)])];
  for (const image of images) {
    for (let end = 0; end < image.length; end += 1) readImageFacts(image.subarray(0, end));
    for (let at = 0; at < Math.min(image.length, 400); at += 1) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const damaged = Buffer.from(image);
        damaged[at] = value;
        readImageFacts(damaged);
      }
    }
  }
});

test.each([
  ['10,000 pixels a side', makePngHead(10_000, 10_000), false],
  ['a line of 12,001 pixels', makePngHead(12_001, 10), false],
  ['no width', makePngHead(0, 10), false],
  ['a photograph of 48 megapixels', makePngHead(8_000, 6_000), true],
  ['a hundred frames of 25 megapixels', makeGif(5_000, 5_000, { frames: 100 }), false],
  ['a screen recording', makeGif(800, 600, { frames: 1_000 }), true],
  [
    'an animation that says it has four thousand million frames',
    makePng(64, 64, { frames: 2 ** 32 - 1 }),
    false,
  ],
])('what would fill the memory is not shown: %s', (_, image, expected) => {
  const facts = readImageFacts(image);
  expect(facts && isShowable(facts)).toBe(expected);
});
