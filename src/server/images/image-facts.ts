import { readAvif } from './read-avif.ts';
import { readBmp } from './read-bmp.ts';
import { readGif } from './read-gif.ts';
import { readIco } from './read-ico.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import type { ReadSize } from './read-size.ts';
import { readWebp } from './read-webp.ts';

/** What an image is by its own first bytes; nobody's word is taken for it. In pixels. */
export type ImageFacts = { mime: string; width: number; height: number; frames: number };

const formats: readonly (readonly [mime: string, read: ReadSize])[] = [
  ['image/png', readPng],
  ['image/jpeg', readJpeg],
  ['image/gif', readGif],
  ['image/webp', readWebp],
  ['image/avif', readAvif],
  ['image/bmp', readBmp],
  ['image/x-icon', readIco],
];

/**
 * Raster images that browsers show; null for everything else: SVG and HTML are documents that can run. Reads
 * headers only, in time that grows with the length of the bytes, and never throws.
 */
export function readImageFacts(bytes: Uint8Array): ImageFacts | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mime, read] of formats) {
    const size = read(buffer);
    if (size) return { mime, ...size };
  }
  return null;
}

/** No screen is as wide; a photograph of 48 megapixels is within it. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 50_000_000;
/** Of all frames of an animation together: a minute of full HD at 15 frames a second. */
const MOST_PIXELS_MOVING = 2_000_000_000;

/** Whether a browser can show it without harm: a few bytes may unfold to gigabytes. */
export function isShowable({ width, height, frames }: ImageFacts): boolean {
  const pixels = width * height;
  if (pixels < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) return false;
  return pixels <= MOST_PIXELS && pixels * frames <= MOST_PIXELS_MOVING;
}
