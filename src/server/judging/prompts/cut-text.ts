/**
 * How many tokens a text takes, roughly: about four characters each in alphabetic scripts and more than
 * one each in Chinese, Japanese and Korean. Errs on the high side, because a prompt that is too long is
 * refused.
 */
export function estimateTokens(text: string): number {
  const dense = text.match(/[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/g)?.length ?? 0;
  return Math.ceil((text.length - dense) / 3.6 + dense * 1.3);
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
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  return low;
}
