import type { ArticleText } from '#server/estimates/words/article-words.ts';

/** What a model is given of an article: enough to know what it is about, and quick on a processor. */
const LONGEST = 200;

/**
 * Tokens of one character, on the high side: a text that is too long is refused. English prose has some five
 * characters a token, other alphabets two; a Chinese character is one or more.
 */
const tokensByScript = [
  { characters: /[\p{Script=Latin}\p{Zs}\p{Nd}]/u, tokens: 0.3 },
  { characters: /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}|\p{Script=Hebrew}/u, tokens: 0.6 },
];
const OTHERS = 1.2;

/** Title first, then as much of the text as fits. Empty for an article that says nothing. */
export function writeForEmbedding({ title, text }: ArticleText): string {
  // No text of so many characters fits, so the rest of a very long one is not even looked at.
  const whole = `${title.trim()}\n${text.slice(0, LONGEST * 5)}`.replace(/\s+/g, ' ').trim();
  let tokens = 0;
  let end = 0;
  for (const character of whole) {
    tokens += tokensOf(character);
    if (tokens > LONGEST) return cutAtWord(whole, end);
    end += character.length;
  }
  return whole;
}

/** The first half, for a model that can read even less at once. */
export function halve(text: string): string {
  return cutAtWord(text, Math.ceil(text.length / 2)).replace(/[\uD800-\uDBFF]$/, '');
}

function tokensOf(character: string): number {
  return tokensByScript.find(({ characters }) => characters.test(character))?.tokens ?? OTHERS;
}

function cutAtWord(text: string, end: number): string {
  const head = text.slice(0, end);
  const space = head.lastIndexOf(' ');
  return space > end / 2 ? head.slice(0, space) : head;
}
