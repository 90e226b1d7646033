/** A text made ready to be looked through again and again. */
export type PreparedText = {
  /** Small letters, without accents and the like. */
  plain: string;
  /** Where its words begin. */
  starts: readonly number[];
  /** Their first letters. */
  initials: string;
};

export function prepareText(text: string): PreparedText {
  const plain = plainText(text);
  const starts = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
  return { plain, starts, initials: starts.map((start) => plain[start]).join('') };
}

/** The words of what was typed, as they are looked for. */
export function wordsOf(typed: string): string[] {
  return plainText(typed).split(/\s+/).filter(Boolean);
}

function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well typed words fit a text, from 0 to 1, or null when one of them is not in it. Each is looked for at the
 * beginning of the text, of one of its words and inside one; `loosely`: also as the first letters of several, and with
 * letters left out.
 */
export function matchText(words: readonly string[], text: PreparedText, loosely: boolean): number | null {
  if (words.length === 0) return 0;
  let sum = 0;
  for (const word of words) {
    const fit = matchWord(word, text, loosely);
    if (fit === null) return null;
    sum += fit;
  }
  const typed = words.join(' ');
  // The words as they were typed are more likely meant than the same ones all over the text.
  const inOrder = words.length > 1 && text.plain.includes(typed) ? 0.1 : 0;
  // Of two texts that fit alike the one that says little else is meant.
  const share = Math.min(1, typed.length / Math.max(1, text.plain.length));
  return (sum / words.length) * 0.85 + inOrder + share * 0.05;
}

function matchWord(word: string, { plain, starts, initials }: PreparedText, loosely: boolean): number | null {
  const at = plain.indexOf(word);
  if (at === 0) return 1;
  if (at > 0) return starts.some((start) => plain.startsWith(word, start)) ? 0.85 : 0.6;
  // One letter is no abbreviation of anything.
  if (!loosely || word.length < 2) return null;
  if (initials.includes(word)) return 0.55;
  return matchScattered(word, plain, starts);
}

/** Letters that stand further apart than this many times their number are together by chance. */
const MAX_SPREAD = 2.5;

/** The letters in their order with others between them, from the beginning of a word. */
function matchScattered(word: string, plain: string, starts: readonly number[]): number | null {
  let best: number | null = null;
  for (const start of starts) {
    if (plain[start] !== word[0]) continue;
    let end = start;
    for (const letter of word.slice(1)) {
      end = plain.indexOf(letter, end + 1);
      if (end === -1) return best;
    }
    const spread = (end - start + 1) / word.length;
    if (spread <= MAX_SPREAD) best = Math.max(best ?? 0, 0.5 / spread);
  }
  return best;
}
