/**
 * The beginning of a plain text in one line, at most `maxLength` characters, cut at a word's end with an
 * ellipsis.
 */
export function makeExcerpt(text: string, maxLength = 300): string {
  // Only the beginning is looked at: the text of an article may be megabytes long.
  const line = text
    .slice(0, maxLength * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Scripts without spaces, and words longer than a third of the excerpt, are cut where they are.
  const end = lastSpace > maxLength * 0.66 ? lastSpace : withoutHalfCharacter(cut).length;
  return `${cut.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`;
}

function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** Scripts that write no spaces between words; their words are found by dictionary. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How many words a plain text has, in any script. */
export function countWords(text: string): number {
  if (!unspaced.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*/gu)?.length ?? 0;
  let count = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike) count += 1;
  }
  return count;
}
