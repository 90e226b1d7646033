import type { ArticleVectors } from '#server/estimates/learning/sources.ts';

/** Vectors as the database keeps them. */
export type StoredVectors = {
  words: Uint8Array | null;
  codes: Uint8Array | null;
  embedding: Uint8Array | null;
};

/** The same bytes as numbers. */
export function fromStored({ words, codes, embedding }: StoredVectors): ArticleVectors {
  return {
    words: words ? toSigned(words) : undefined,
    codes: codes ? toCodes(codes) : undefined,
    embedding: embedding ? toSigned(embedding) : undefined,
  };
}

export function toSigned(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function toCodes(bytes: Uint8Array): Uint32Array {
  // A view of 32-bit numbers has to begin at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4));
}

/** The same bytes as the database keeps them; all machines we run on are little-endian. */
export function toBytes(numbers: Int8Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
