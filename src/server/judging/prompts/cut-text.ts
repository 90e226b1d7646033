/**
 * Tokens for each UTF-16 unit of a text, by script. Estimates on the high side, because a prompt that is too
 * long is refused: English prose has four to five characters a token, Cyrillic about two and a half, and a
 * Chinese character is one token or more, whatever the model.
 */
const tokensPerUnit = [
  { units: /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/g, tokens: 1.3 },
  // Greek, Cyrillic, Armenian, Hebrew, Arabic.
  { units: /[\u0370-\u077F]/g, tokens: 0.5 },
  // Indian and other scripts of Asia, and the halves of emoji and of rare characters.
  { units: /[\u0780-\u1DFF\uD800-\uDFFF]/g, tokens: 1 },
];
const OTHERS = 1 / 3.6;

/** How many tokens a text takes, roughly, and rather too many than too few. */
export function estimateTokens(text: string): number {
  let rest = text.length;
  let tokens = 0;
  for (const { units, tokens: each } of tokensPerUnit) {
    const found = text.match(units)?.length ?? 0;
    rest -= found;
    tokens += found * each;
  }
  return Math.ceil(tokens + rest * OTHERS);
}

/** Cuts a text to at most `tokens`, at the end of a sentence if one ends in the last third, else at a word. */
export function cutAtSentence(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  const length = longestFitting(text, tokens);
  const head = dropHalfCharacter(text.slice(0, length));
  const end = Math.max(...['. ', '! ', '? ', '.\n', '。', '\n\n'].map((mark) => head.lastIndexOf(mark)));
  if (end > length * 0.66) return head.slice(0, end + 1).trimEnd();
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > length * 0.5 ? space : head.length).trimEnd()} …`;
}

/** A cut between the two halves of a character beyond 65,535 would leave the first one alone. */
export function dropHalfCharacter(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}

function longestFitting(text: string, tokens: number): number {
  let low = 0;
  // No text of so many characters fits: there is no need to count the rest of a very long one.
  let high = Math.min(text.length, Math.ceil(tokens / OTHERS));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  return low;
}
