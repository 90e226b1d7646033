/**
 * The words of a text as the table writes them: lower case, accents off, typographic apostrophes and
 * hyphens plain. A possessive or contracted ending is cut off ("Rust's" is "rust", "don't" is "do"), what
 * hyphens or dots join stays together ("e-mail", "node.js"), and so do the signs of "c++" and "c#".
 */
export function tokenise(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const folded = fold(Number.isFinite(limit) ? text.slice(0, limit * LETTERS) : text);
  const words: string[] = [];
  for (const found of folded.match(ASCII.test(folded) ? PLAIN_WORD : WORD) ?? []) {
    if (words.length >= limit) break;
    const word = found.includes("'") ? found.replace(ENDING, '') : found;
    if (word !== '') words.push(word);
  }
  return words;
}

/** Characters that so many words hardly ever exceed, so that a book is not searched for its first page. */
const LETTERS = 12;
const WORD = /[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
/** The same for ASCII, in half the time. */
const PLAIN_WORD = /[a-z0-9]+(?:['.-][a-z0-9]+)*(?:\+\+|#)?/g;
/** What English writes with an apostrophe; the stem before "n't" is the verb. */
const ENDING = /(?:n't|'(?:s|re|ve|ll|d|m|t))$/;

/** Lower case and without accents, so that "Café" and "cafe" are one word. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑]/g, '-')
    .toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, from its first character on.
const ASCII = /^[\x00-\x7f]*$/;

/** The parts of a word joined by hyphens, dots or apostrophes: "node.js" is "node" and "js". */
export function splitWord(word: string): string[] {
  return word.split(/['.-]/).filter((part) => part !== '');
}
