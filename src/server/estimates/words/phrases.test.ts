import { describe, expect, it } from 'vitest';
import { readPhrases } from './phrases.ts';

function wantedTexts(interests: string): string[] {
  return readPhrases({ interests, antiInterests: '' }).wanted.map(({ text }) => text);
}

describe('readPhrases', () => {
  it('takes each line and its parts', () => {
    expect(wantedTexts('Databases: storage engines, SQLite and PostgreSQL\n- night trains.')).toEqual([
      'Databases: storage engines, SQLite and PostgreSQL',
      'night trains',
      'Databases',
      'storage engines',
      'SQLite',
      'PostgreSQL',
    ]);
  });

  it('marks the lines that have parts, which are too long to be shown', () => {
    const { unwanted } = readPhrases({ interests: '', antiInterests: 'sport, gossip\ncrypto' });
    expect(unwanted).toEqual([
      { text: 'sport, gossip', hasParts: true },
      { text: 'crypto', hasParts: false },
      { text: 'sport', hasParts: false },
      { text: 'gossip', hasParts: false },
    ]);
  });

  it('counts once what is said twice, in whatever case', () => {
    expect(wantedTexts('Rust, rust\nRUST')).toEqual(['Rust, rust', 'RUST']);
  });

  it('leaves out what says nothing', () => {
    expect(wantedTexts('C\n\n  \n--- \n!!!\nGo; R')).toEqual(['Go; R', 'Go']);
  });

  it('keeps a word with "and" inside it', () => {
    expect(wantedTexts('Scandinavia')).toEqual(['Scandinavia']);
  });

  it('cuts a paragraph at a space', () => {
    const [phrase] = wantedTexts('word '.repeat(500));
    expect(phrase?.length).toBeLessThanOrEqual(400);
    expect(phrase).toMatch(/word$/);
  });

  it('keeps 200 phrases of 500 lines, lines first, and says how many are left out', () => {
    const interests = Array.from({ length: 500 }, (_, line) => `subject${line}, part${line}`).join('\n');
    const { wanted, leftOut } = readPhrases({ interests, antiInterests: '' });
    expect(wanted).toHaveLength(200);
    expect(wanted.every(({ hasParts }) => hasParts)).toBe(true);
    expect(leftOut).toBe(1_300);
  });
});
