import { unpackWordTable } from './word-table-format.ts';

/** The vectors of the most frequent English words. */
export type WordTable = {
  /** How many words it has. */
  size: number;
  /** Numbers in a vector. */
  dimensions: number;
  /** The place of a lower-case word, the most frequent being 0; undefined for an unknown one. */
  find: (word: string) => number | undefined;
  /** Adds `factor` times the vector of the word at that place to the sum. */
  add: (sum: Float64Array, place: number, factor: number) => void;
};

const EMPTY = -1;
const LINE_FEED = 10;

/**
 * The table in such a file (word-table-format.ts); undefined when it is damaged. The words stay bytes and
 * are found by open addressing: with a `Map` of 120,000 strings loading took twice as
 * long and 25 MB more of resident memory (45 instead of 19).
 */
export function parseWordTable(bytes: Uint8Array): WordTable | undefined {
  const parts = unpackWordTable(bytes);
  const starts = parts && findStarts(parts.words, parts.size);
  if (!parts || !starts) return undefined;
  const { words, size, dimensions, scales, numbers } = parts;
  const mask = 2 ** Math.ceil(Math.log2(size * 2 + 1)) - 1;
  const slots = new Int32Array(mask + 1).fill(EMPTY);
  for (let place = 0; place < size; place += 1) {
    let slot = hashBytes(words, starts[place] ?? 0) & mask;
    while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    slots[slot] = place;
  }
  return {
    size,
    dimensions,
    find: (word) => {
      let slot = hashString(word) & mask;
      for (;;) {
        const place = slots[slot] ?? EMPTY;
        if (place === EMPTY) return undefined;
        if (isAt(words, starts[place] ?? 0, word)) return place;
        slot = (slot + 1) & mask;
      }
    },
    add: (sum, place, factor) => {
      const scaled = factor * (scales[place] ?? 0);
      const from = place * dimensions;
      for (let index = 0; index < dimensions; index += 1) {
        sum[index] = (sum[index] ?? 0) + scaled * (numbers[from + index] ?? 0);
      }
    },
  };
}

/** Where each word begins; undefined when the list holds another number of words than it should. */
function findStarts(words: Uint8Array, size: number): Int32Array | undefined {
  const starts = new Int32Array(size);
  let place = 0;
  let start = 0;
  for (let end = words.indexOf(LINE_FEED); end !== -1; end = words.indexOf(LINE_FEED, start)) {
    if (place === size) return undefined;
    starts[place] = start;
    place += 1;
    start = end + 1;
  }
  return place === size ? starts : undefined;
}

/** FNV-1a, 32 bits, up to the end of the line. For ASCII, all that is looked up, both forms agree. */
function hashBytes(words: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; words[at] !== LINE_FEED && at < words.length; at += 1) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  }
  return mix(hash);
}

function hashString(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The low bits of FNV alone crowd together for short words. */
function mix(hash: number): number {
  return hash ^ (hash >>> 15);
}

function isAt(words: Uint8Array, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    if (words[start + at] !== word.charCodeAt(at)) return false;
  }
  return words[start + word.length] === LINE_FEED;
}
