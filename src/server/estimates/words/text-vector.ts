import type { ArticleWords } from './article-words.ts';
import { newerWords } from './newer-words.ts';
import { packVector } from './pack-vector.ts';
import { toSingular } from './singular.ts';
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

  /** Adds a word that the table knows; false for another one. */
  function addKnown(sum: Float64Array, word: string, factor: number): boolean {
    const place = table.find(word);
    if (place === undefined) return false;
    table.add(sum, place, factor * (weights[place] ?? 0));
    return true;
  }

  function addWord(sum: Float64Array, word: string, factor: number): void {
    const meaning = newerWords.get(word) ?? newerWords.get(toSingular(word));
    if (meaning) {
      // Together they count as one word.
      for (const part of meaning) addKnown(sum, part, factor / Math.sqrt(meaning.length));
      return;
    }
    if (addKnown(sum, word, factor) || addKnown(sum, toSingular(word), factor)) return;
    const parts = splitWord(word);
    if (parts.length < 2 || addKnown(sum, parts.join(''), factor)) return;
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
      for (const word of tokenise(spellOut(text), INTEREST_WORDS)) addWord(sum, word, 1);
      return finish(sum);
    },
  };
}

/** In capitals these are no little words; of articles it is not asked, some write their titles in capitals. */
function spellOut(text: string): string {
  return text.replace(/\bUS\b/g, 'united states').replace(/\bIT\b/g, 'information technology');
}

/** How much the word at each place counts: 10⁻³ / (10⁻³ + p), p = 1 / (rank + 2.7), the p adding up to 1. */
function makeWeights(size: number): Float32Array {
  const frequencies = new Float64Array(size).map((_, place) => 1 / (place + 1 + SHIFT));
  const all = frequencies.reduce((total, value) => total + value, 0);
  return new Float32Array(frequencies.map((value) => RARE / (RARE + value / all)));
}
