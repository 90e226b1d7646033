import type { ArticleWords } from './article-words.ts';
import { packVector } from './pack-vector.ts';
import { splitWord, tokenise } from './tokenise.ts';
import type { WordTable } from './word-table.ts';

const TITLE_FACTOR = 2;
/** More words of interests than this change their direction no more. */
const INTEREST_WORDS = 2_000;
/**
 * How rare a word must be to count in full ("smooth inverse frequency" of Arora et al., 2017, who found
 * everything from 10⁻⁴ to 10⁻³ equally good).
 */
const RARE = 1e-3;
/** Zipf's law with Mandelbrot's shift, which fits English. */
const SHIFT = 2.7;

export type WordVectors = {
  /**
   * The vector of an article: signed bytes of the direction alone. Undefined when no word of it is known.
   */
  ofArticle: (words: ArticleWords) => Int8Array | undefined;
  /** The same of a phrase or of the whole text of the interests. */
  ofText: (text: string) => Int8Array | undefined;
};

/**
 * Word vectors summed up, rare words counting more, minus what all texts have in common: `common`, the
 * first principal component, of length 1.
 */
export function createWordVectors(table: WordTable, common: ArrayLike<number>): WordVectors {
  const weights = makeWeights(table.size);

  function addWord(sum: Float64Array, word: string, factor: number): void {
    const place = table.find(word);
    if (place !== undefined) {
      table.add(sum, place, factor * (weights[place] ?? 0));
      return;
    }
    const parts = splitWord(word);
    if (parts.length < 2) return;
    for (const part of parts) addWord(sum, part, factor);
  }

  function finish(sum: Float64Array): Int8Array | undefined {
    const part = sum.reduce((total, value, index) => total + value * (common[index] ?? 0), 0);
    return packVector(sum.map((value, index) => value - part * (common[index] ?? 0)));
  }

  return {
    ofArticle: ({ title, text }) => {
      const sum = new Float64Array(table.dimensions);
      for (const word of title) addWord(sum, word, TITLE_FACTOR);
      for (const word of text) addWord(sum, word, 1);
      return finish(sum);
    },
    ofText: (text) => {
      const sum = new Float64Array(table.dimensions);
      for (const word of tokenise(text, INTEREST_WORDS)) addWord(sum, word, 1);
      return finish(sum);
    },
  };
}

/** How much the word at each place counts: 10⁻³ / (10⁻³ + p), p = 1 / (rank + 2.7), the p adding up to 1. */
function makeWeights(size: number): Float32Array {
  const frequencies = new Float64Array(size).map((_, place) => 1 / (place + 1 + SHIFT));
  const all = frequencies.reduce((total, value) => total + value, 0);
  return new Float32Array(frequencies.map((value) => RARE / (RARE + value / all)));
}
