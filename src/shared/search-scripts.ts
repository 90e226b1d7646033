/**
 * Scripts that are written without blanks between words (Korean has them, but hangs its endings on): the index takes
 * each of their characters for a word of its own, so that any part of a text is found as a phrase.
 */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const ONE = new RegExp(`[${UNSPACED}]`, 'u');
const EACH = new RegExp(`[${UNSPACED}]`, 'gu');

/** Whether a character is of such a script. */
export function isUnspaced(character: string): boolean {
  return ONE.test(character);
}

/** The text as the index takes it: with blanks around each character of such a script. */
export function separateCharacters(text: string): string {
  return ONE.test(text) ? text.replace(EACH, ' $& ') : text;
}
