import type { ReadSize } from './read-size.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** PNG, third edition, §5.2 and §11.2.1; §11.3.6.1 for the frames of an animation. */
export const readPng: ReadSize = (bytes) => {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), frames: countFrames(bytes) };
};

/** `acTL` stands before the first image data. */
function countFrames(bytes: Buffer): number {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return Math.max(1, bytes.readUInt32BE(at + 8));
    if (name === 'IDAT') break;
  }
  return 1;
}
