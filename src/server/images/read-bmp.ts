import type { ReadSize } from './read-size.ts';

/** Lengths of the headers that there are, from OS/2's to Windows' fifth. */
const headerLengths = [12, 16, 40, 52, 56, 64, 108, 124];

/** A Windows bitmap: `BM`, 14 bytes of file header, then a header that begins with its own length. */
export const readBmp: ReadSize = (bytes) => {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 2) !== 'BM') return null;
  return readDib(bytes.subarray(14));
};

/** The bitmap without its file header, as icons have it. A height below zero means from top to bottom. */
export const readDib: ReadSize = (bytes) => {
  if (bytes.length < 16) return null;
  const length = bytes.readUInt32LE(0);
  if (!headerLengths.includes(length)) return null;
  if (length === 12) return { width: bytes.readUInt16LE(4), height: bytes.readUInt16LE(6), frames: 1 };
  return { width: Math.abs(bytes.readInt32LE(4)), height: Math.abs(bytes.readInt32LE(8)), frames: 1 };
};
