import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of one grey; `shade` (0–255) tells one from another. `frames` announces an animation. */
export function makePng(width: number, height: number, { shade = 128, frames = 1 } = {}): Buffer {
  const rows = Buffer.alloc(height * (width + 1), shade);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(frames);
  return Buffer.concat([
    makePngHead(width, height),
    ...(frames > 1 ? [chunk('acTL', animation)] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a PNG of any size begins with, and no more. */
export function makePngHead(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey.
  header[8] = 8;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header)]);
}

/** A GIF of so many frames, each as large as `frame` says (the screen where it says nothing). */
export function makeGif(
  width: number,
  height: number,
  options: { frames?: number; frame?: [width: number, height: number] } = {},
): Buffer {
  const [frameWidth, frameHeight] = options.frame ?? [width, height];
  const screen = Buffer.from([...word(width), ...word(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  const frame = Buffer.from([
    ...[0x2c, 0, 0, 0, 0, ...word(frameWidth), ...word(frameHeight), 0],
    ...[2, 2, 0x4c, 0x01, 0],
  ]);
  const frames = Array.from({ length: options.frames ?? 1 }, () => frame);
  return Buffer.concat([Buffer.from('GIF89a'), screen, ...frames, Buffer.from([0x3b])]);
}

/** A JPEG up to its frame header, with a table before it; enough to know its size. */
export function makeJpegHead(width: number, height: number): Buffer {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const segments = [0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0];
  return Buffer.from([0xff, 0xd8, ...segments]);
}

/** An icon file of these pictures: PNG files, or bitmaps of so many pixels. */
export function makeIco(pictures: readonly (Buffer | number)[]): Buffer {
  const data = pictures.map((picture) => (typeof picture === 'number' ? makeDib(picture) : picture));
  let offset = 6 + 16 * data.length;
  const lines = data.map((bytes, index) => {
    const line = Buffer.alloc(16);
    const picture = pictures[index];
    // 0 stands for 256, and for what nobody filled in.
    line[0] = line[1] = typeof picture === 'number' ? picture & 255 : 0;
    line.writeUInt32LE(bytes.length, 8);
    line.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return line;
  });
  return Buffer.concat([Buffer.from([0, 0, 1, 0, data.length, 0]), ...lines, ...data]);
}

function makeDib(side: number): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(side, 4);
  header.writeInt32LE(side * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  return Buffer.concat([header, Buffer.alloc(side * side * 4 + side * Math.ceil(side / 32) * 4)]);
}

function word(value: number): [number, number] {
  return [value & 255, value >> 8];
}
