import type { ArticleWords } from './article-words.ts';
import { toSingular } from './singular.ts';
import { tokenise } from './tokenise.ts';

/**
 * An article's words as 32-bit codes in their order: title, 0, beginning of the text. Kept beside its vector
 * they tell whether a phrase stands in it, without reading 10,000 texts again after an edit of the interests.
 */
export type WordCodes = Uint32Array;

/** What stands between title and text; no word has it. */
const BETWEEN = 0;

export function codeArticle({ title, text }: ArticleWords): WordCodes {
  return Uint32Array.from([...title.map(codeWord), BETWEEN, ...text.map(codeWord)]);
}

/** The codes of a phrase, without the article in front of it: "the Olympics" is "olympic". */
export function codePhrase(phrase: string): number[] {
  const words = tokenise(phrase);
  const isArticle = words.length > 1 && /^(?:the|a|an)$/.test(words[0] ?? '');
  return (isArticle ? words.slice(1) : words).map(codeWord);
}

/** FNV-1a of the singular. One of a million other words has the same code twice in 10,000 times. */
function codeWord(word: string): number {
  const singular = toSingular(word);
  let hash = 0x811c9dc5;
  for (let at = 0; at < singular.length; at += 1) {
    hash = Math.imul(hash ^ singular.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0 || 1;
}

const LAST_BITS = 0xffff;

/** Where a phrase stands in an article. */
export type Place = 'title' | 'text';

/** Where each of these phrases stands first, by its index; those that stand nowhere are left out. */
export function createPhraseFinder(
  phrases: readonly (readonly number[])[],
): (article: WordCodes) => Map<number, Place> {
  const byFirst = new Map<number, number[]>();
  // Nearly every word begins no phrase: a table of the last bits tells so quicker than the map.
  const mayBegin = new Uint8Array(LAST_BITS + 1);
  for (const [index, [first]] of phrases.entries()) {
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), index]);
    mayBegin[first & LAST_BITS] = 1;
  }
  const standsAt = (article: WordCodes, at: number, phrase: readonly number[]) =>
    phrase.every((code, step) => article[at + step] === code);
  return (article) => {
    const found = new Map<number, Place>();
    let place: Place = 'title';
    for (let at = 0; at < article.length; at += 1) {
      const code = article[at] ?? BETWEEN;
      if (code === BETWEEN) place = 'text';
      if (mayBegin[code & LAST_BITS] === 0) continue;
      for (const index of byFirst.get(code) ?? []) {
        if (!found.has(index) && standsAt(article, at, phrases[index] ?? [])) found.set(index, place);
      }
    }
    return found;
  };
}
