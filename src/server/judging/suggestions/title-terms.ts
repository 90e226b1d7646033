import { isLittleWord } from '#server/estimates/words/language.ts';
import { codePhrase } from '#server/estimates/words/word-codes.ts';

/** A word of a title, or two that stand side by side, as they are written there. */
export type TitleTerm = { key: string; text: string; words: number };

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
const SHORTEST = 3;

/** Words that stand in titles of every subject. */
const EMPTY_WORDS = new Set(
  `best better big day days first free good great guide here know last latest life live long look looks man
  many month next news part people really right say show start still take takes thing things think time times
  today top update use used using via video want way week weekly well why women work works world year years
  your yours one two three four five six seven eight nine ten`.split(/\s+/),
);

/**
 * What a title may be about: its words of some weight, singular and plural being one, and pairs of them. Each
 * once. Only scripts that put spaces between words have any.
 */
export function listTitleTerms(title: string): TitleTerm[] {
  const found = new Map<string, TitleTerm>();
  const add = (text: string, words: number) => {
    const key = codePhrase(text).join(' ');
    if (key !== '' && !found.has(key)) found.set(key, { key, text, words });
  };
  const words = [...title.matchAll(WORD)].map(([word]) => word.replace(/['’]s$/u, ''));
  for (const [index, word] of words.entries()) {
    if (!isTelling(word)) continue;
    add(word, 1);
    const next = words[index + 1];
    if (next !== undefined && isTelling(next)) add(`${word} ${next}`, 2);
  }
  return [...found.values()];
}

function isTelling(word: string): boolean {
  const plain = word.toLowerCase();
  return plain.length >= SHORTEST && !/^\d/.test(plain) && !EMPTY_WORDS.has(plain) && !isLittleWord(plain);
}
