import { describe, expect, it } from 'vitest';
import { splitWord, tokenise } from './tokenise.ts';

describe('tokenise', () => {
  it.each([
    ['Night Trains, at LAST!', ['night', 'trains', 'at', 'last']],
    ["Rust's authors don't, we’re told", ['rust', 'authors', 'do', 'we', 'told']],
    ['A state-of-the-art e‑mail', ['a', 'state-of-the-art', 'e-mail']],
    ['Café Zürich naïve', ['cafe', 'zurich', 'naive']],
    ['C++, C# and Node.js 24.1', ['c++', 'c#', 'and', 'node.js', '24.1']],
    ['— “…” !?', []],
    ['', []],
    ['Новости дня', ['новости', 'дня']],
  ])('reads %j', (text, words) => {
    expect(tokenise(text)).toEqual(words);
  });

  it('stops at the limit, however long the text', () => {
    expect(tokenise('word '.repeat(1_000_000), 3)).toEqual(['word', 'word', 'word']);
  });

  it('takes a joined word apart', () => {
    expect(splitWord('state-of-the-art')).toEqual(['state', 'of', 'the', 'art']);
    expect(splitWord('plain')).toEqual(['plain']);
  });
});
