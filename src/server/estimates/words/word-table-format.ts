import { crc32 } from 'node:zlib';

/**
 * The file of the word vectors, little-endian: `WNWV`, then five numbers of 32 bits (format, words, numbers
 * in a vector, bytes of the list of words, CRC-32 of all that follows), the words in UTF-8 with a line feed after each, zeros up to a
 * multiple of four, one float32 for each word (its scale), and one signed byte for each number. A number is
 * its byte times the scale of its word. The words stand in the order of how frequent they are.
 */
export type WordTableParts = {
  size: number;
  dimensions: number;
  words: Uint8Array;
  scales: Float32Array;
  numbers: Int8Array;
};

const TABLE_FORMAT = 1;
const MAGIC = 0x56574e57;
const HEAD = 24;
const CHECKSUM_AT = 20;
/** The largest signed byte: a word's greatest number becomes this, so that rounding loses least. */
const LARGEST = 127;

type WordVector = { word: string; vector: readonly number[] };

/** The bytes of a table with these words. Throws when the vectors differ in length. */
export function packWordTable(entries: readonly WordVector[]): Uint8Array {
  const dimensions = entries[0]?.vector.length ?? 0;
  const words = new TextEncoder().encode(entries.map(({ word }) => `${word}\n`).join(''));
  const bytes = new Uint8Array(sizeOf({ size: entries.length, dimensions, words: words.length }));
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [MAGIC, TABLE_FORMAT, entries.length, dimensions, words.length].entries()) {
    view.setUint32(index * 4, value, true);
  }
  bytes.set(words, HEAD);
  const scalesAt = HEAD + padded(words.length);
  const numbersAt = scalesAt + entries.length * 4;
  for (const [index, { word, vector }] of entries.entries()) {
    if (vector.length !== dimensions) throw new Error(`the vector of ${word} has ${vector.length} numbers`);
    const scale = Math.fround(Math.max(...vector.map(Math.abs)) / LARGEST) || 1;
    view.setFloat32(scalesAt + index * 4, scale, true);
    for (const [place, value] of vector.entries()) {
      view.setInt8(numbersAt + index * dimensions + place, Math.round(value / scale));
    }
  }
  view.setUint32(CHECKSUM_AT, crc32(bytes.subarray(HEAD)), true);
  return bytes;
}

/** The parts of such a file, without copying; undefined when it is none, cut off or of another format. */
export function unpackWordTable(bytes: Uint8Array): WordTableParts | undefined {
  if (bytes.length < HEAD || bytes.byteOffset % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (index: number) => view.getUint32(index * 4, true);
  const [size, dimensions, length] = [read(2), read(3), read(4)];
  if (read(0) !== MAGIC || read(1) !== TABLE_FORMAT) return undefined;
  if (bytes.length !== sizeOf({ size, dimensions, words: length })) return undefined;
  if (view.getUint32(CHECKSUM_AT, true) !== crc32(bytes.subarray(HEAD))) return undefined;
  const scalesAt = bytes.byteOffset + HEAD + padded(length);
  return {
    size,
    dimensions,
    words: bytes.subarray(HEAD, HEAD + length),
    scales: new Float32Array(bytes.buffer, scalesAt, size),
    numbers: new Int8Array(bytes.buffer, scalesAt + size * 4, size * dimensions),
  };
}

type Sizes = { size: number; dimensions: number; words: number };

function sizeOf({ size, dimensions, words }: Sizes): number {
  return HEAD + padded(words) + size * (4 + dimensions);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
