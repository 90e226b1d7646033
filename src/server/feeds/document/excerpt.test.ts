import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, makeExcerpt } from './excerpt.ts';

test('a short text is its own excerpt, in one line', () => {
  expect(makeExcerpt('One\n\ntwo  three')).toBe('One two three');
});

test('a long text ends at a word with an ellipsis, within the length', () => {
  const excerpt = makeExcerpt('The quick brown fox, jumping over the lazy dog', 22);
  expect(excerpt).toBe('The quick brown fox…');
});

test('a text without spaces is cut where it is, never inside a character', () => {
  expect(makeExcerpt('😀'.repeat(20), 10)).toBe('😀😀😀😀…');
  expect(makeExcerpt('日本語の文章です', 5)).toBe('日本語の…');
});

describe('words are counted in any script', () => {
  test.each([
    ['', 0],
    ['One two-three, four!', 3],
    ["Don't re-use it’s 3.5", 4],
    ['Žluťoučký kůň', 2],
    ['— … !', 0],
    ['私は猫です', 4],
    ['Привет, мир', 2],
  ])('%s', (text, count) => expect(countWords(text)).toBe(count));
});

test('Latin words are counted alike whether or not words of other scripts follow, which are counted another way', () => {
  const characters = fc.constantFrom(...'abZ09 .,-_\n', "'", '’', '“', '—', 'é', 'Ž', '×', '\u00a0');
  fc.assert(
    fc.property(
      fc.string({ unit: characters }),
      (text) => countWords(`${text} Привет`) === countWords(text) + 1,
    ),
  );
});
