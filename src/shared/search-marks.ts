import { foldText } from './fold-text.ts';
import type { SearchQuery, WordsPart } from './search-part.ts';
import { isUnspaced } from './search-scripts.ts';

/** A place in a text, as `slice` takes it. */
export type Mark = { start: number; end: number };

/** Finds the words of a search in texts: whole words, whatever their case and their accents, as the index does. */
export type Marker = {
  find: (text: string) => Mark[];
  /** The same within titles, where `title:` counts too. */
  findInTitle: (text: string) => Mark[];
};

/** What a search looks for in texts; undefined where it names no words that should stand there. */
export function makeMarker({ parts }: SearchQuery): Marker | undefined {
  const wanted = parts.flatMap((part) => (part.kind === 'words' && !part.not ? [part] : []));
  const inTitle = patternOf(wanted);
  if (!inTitle) return undefined;
  const anywhere = patternOf(wanted.filter((part) => !part.inTitle));
  return {
    find: (text) => (anywhere ? findAll(anywhere, text) : []),
    findInTitle: (text) => findAll(inTitle, text),
  };
}

function patternOf(parts: readonly WordsPart[]): RegExp | undefined {
  const patterns = parts.flatMap((part) => patternOfWords(part) ?? []);
  // The longest first: where two begin at one place the longer one is marked.
  patterns.sort((one, other) => other.length - one.length);
  return patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'gu');
}

const WORD = /[\p{L}\p{N}]+/gu;

function patternOfWords({ text, prefix }: WordsPart): string | undefined {
  // Letters and digits only: nothing of them has a meaning in a pattern.
  const words = fold(text).text.match(WORD);
  const [first, last] = [words?.at(0), words?.at(-1)];
  if (!words || first === undefined || last === undefined) return undefined;
  const before = isUnspaced(Array.from(first)[0] ?? '') ? '' : '(?<![\\p{L}\\p{N}])';
  const after = isUnspaced(Array.from(last).at(-1) ?? '')
    ? ''
    : prefix
      ? '[\\p{L}\\p{N}]*'
      : '(?![\\p{L}\\p{N}])';
  return `${before}${words.join('[^\\p{L}\\p{N}]+')}${after}`;
}

function findAll(pattern: RegExp, text: string): Mark[] {
  const folded = fold(text);
  return [...folded.text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: folded.startOf(index),
    end: folded.endOf(index + found.length),
  }));
}

/** A text in small letters without accents, and where in the original its places are. */
function fold(text: string): {
  text: string;
  startOf: (place: number) => number;
  endOf: (place: number) => number;
} {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  if (/^[\x00-\x7f]*$/.test(text)) {
    return { text: text.toLowerCase(), startOf: (place) => place, endOf: (place) => place };
  }
  let folded = '';
  const starts: number[] = [];
  let place = 0;
  for (const character of text) {
    // Nearly all characters are of these, and need no folding.
    const plain = character < '\u0080' ? character.toLowerCase() : foldText(character);
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(place);
    folded += plain;
    place += character.length;
  }
  const startOf = (at: number) => starts[at] ?? text.length;
  return { text: folded, startOf, endOf: (at) => (at === 0 ? 0 : nextCharacter(text, starts[at - 1] ?? 0)) };
}

/** Where the character at `start` ends, with the accents that follow it. */
function nextCharacter(text: string, start: number): number {
  const found = /^.\p{M}*/su.exec(text.slice(start, start + 20));
  return start + (found?.[0].length ?? 1);
}
