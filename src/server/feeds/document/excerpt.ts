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
  const latin = countLatinWords(text);
  if (latin !== undefined) return latin;
  if (!unspaced.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*/gu)?.length ?? 0;
  let count = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike) count += 1;
  }
  return count;
}

/** The same by character codes, at a fifth of the time; undefined for a text that is not of Latin letters alone. */
function countLatinWords(text: string): number | undefined {
  let count = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = code < 0x80 ? asciiKinds[code] : kindOf(code);
    if (kind === undefined) return undefined;
    if (kind === 'letter' && !isInWord) count += 1;
    isInWord = kind === 'letter' || (kind === 'joint' && isInWord);
  }
  return count;
}

type CharacterKind = 'letter' | 'joint' | 'other' | undefined;

const asciiKinds = Array.from({ length: 0x80 }, (_, code): CharacterKind => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return 'letter';
  return /['._-]/.test(character) ? 'joint' : 'other';
});

/** Of what is not ASCII: Latin letters (up to Latin Extended-B) and general punctuation. */
function kindOf(code: number): CharacterKind {
  if (code === 0x2019) return 'joint';
  if (code >= 0xc0 && code <= 0x24f) return code === 0xd7 || code === 0xf7 ? 'other' : 'letter';
  return code === 0xa0 || code === 0xab || code === 0xbb || (code >= 0x2000 && code <= 0x206f)
    ? 'other'
    : undefined;
}
