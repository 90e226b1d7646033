import { similarity, unitVector } from '#server/estimates/words/pack-vector.ts';

/** What is stored of an article for its estimate. A missing source is undefined. */
export type ArticleVectors = {
  /** Direction by the built-in word vectors. */
  words: Int8Array | undefined;
  /** Its words (word-codes.ts), by which literal phrases are found. */
  codes: Uint32Array | undefined;
  /** Direction by the owner's embedding model. */
  embedding: Int8Array | undefined;
};

/** The same with length 1, ready for reckoning. */
export type Directions = { words: Float32Array | undefined; embedding: Float32Array | undefined };

export const sourceNames = ['words', 'embedding'] as const;

export function toDirections({ words, embedding }: Pick<ArticleVectors, 'words' | 'embedding'>): Directions {
  return { words: words && unitVector(words), embedding: embedding && unitVector(embedding) };
}

/** How alike two articles are: the sum over the sources that both have. */
export function sumOfSimilarities(one: Directions, other: Directions): number {
  let sum = 0;
  for (const name of sourceNames) {
    const [a, b] = [one[name], other[name]];
    if (a && b) sum += similarity(a, b);
  }
  return sum;
}
