import { readDib } from './read-bmp.ts';
import { readPng } from './read-png.ts';
import type { ReadSize } from './read-size.ts';

/** One picture of an icon file. */
export type IcoEntry = {
  width: number;
  height: number;
  isPng: boolean;
  bits: number;
  /** Its line in the directory, and its data. */
  line: Buffer;
  data: Buffer;
};

const LINE = 16;
/** A file names up to 65,535 pictures; real ones have some ten. */
const MOST_ENTRIES = 64;

/** The pictures of an icon file that are whole and readable; empty for anything else. */
export function listIcoEntries(bytes: Buffer): IcoEntry[] {
  if (bytes.length < 6 + LINE || bytes.readUInt32BE(0) !== 0x00_00_01_00) return [];
  const count = Math.min(bytes.readUInt16LE(4), MOST_ENTRIES);
  return Array.from({ length: count }, (_, index) => readEntry(bytes, 6 + index * LINE)).filter(
    (entry) => entry !== null,
  );
}

/** The sizes are those of the pictures themselves: what the directory says of them may be anything. */
function readEntry(bytes: Buffer, at: number): IcoEntry | null {
  const line = bytes.subarray(at, at + LINE);
  if (line.length < LINE) return null;
  const length = line.readUInt32LE(8);
  const start = line.readUInt32LE(12);
  const data = bytes.subarray(start, start + length);
  if (data.length < length) return null;
  const png = readPng(data);
  if (png) return { ...png, isPng: true, bits: 32, line, data };
  const dib = readDib(data);
  if (!dib || data.length < 40) return null;
  // Twice as high as it looks: the mask stands below the picture.
  return { width: dib.width, height: dib.height / 2, isPng: false, bits: data.readUInt16LE(14), line, data };
}

/** As large as its largest picture. */
export const readIco: ReadSize = (bytes) => {
  const entries = listIcoEntries(bytes);
  if (entries.length === 0) return null;
  return {
    width: Math.max(...entries.map(({ width }) => width)),
    height: Math.max(...entries.map(({ height }) => height)),
    frames: 1,
  };
};
