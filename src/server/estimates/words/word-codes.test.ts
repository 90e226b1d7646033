import { describe, expect, it } from 'vitest';
import { readWords } from './article-words.ts';
import { codeArticle, codePhrase, createPhraseFinder } from './word-codes.ts';

function findIn(title: string, text: string, phrases: readonly string[]): [string, string][] {
  const found = createPhraseFinder(phrases.map(codePhrase))(codeArticle(readWords({ title, text })));
  return [...found].map(([index, place]) => [phrases[index] ?? '', place]);
}

describe('createPhraseFinder', () => {
  it('finds phrases in title and text, the first place counting', () => {
    expect(findIn('New storage engine', 'Docker and a storage engine', ['storage engine', 'docker'])).toEqual(
      [
        ['storage engine', 'title'],
        ['docker', 'text'],
      ],
    );
  });

  it('minds neither case nor accents nor a plain plural nor the article', () => {
    expect(findIn('OLYMPICS in Zurich: 3 Companies', '', ['the Olympic', 'Zürich', 'company'])).toHaveLength(
      3,
    );
  });

  it('minds the bounds of words and their order', () => {
    expect(findIn('Trustworthy engines for storage', '', ['rust', 'storage engines'])).toEqual([]);
  });

  it('finds no phrase that begins in the title and ends in the text', () => {
    expect(findIn('The last night', 'trains were late', ['night trains'])).toEqual([]);
  });

  it.each(['news', 'gas', 'virus', 'chess', 'c++', 'c#'])('does not take %s for a plural', (word) => {
    expect(codePhrase(word)).not.toEqual(codePhrase(word.slice(0, -1)));
  });

  it('finds nothing in an empty article and no empty phrase in any', () => {
    expect(findIn('', '', ['rust', ''])).toEqual([]);
    expect(findIn('Rust', '', ['', '!'])).toEqual([]);
  });
});
