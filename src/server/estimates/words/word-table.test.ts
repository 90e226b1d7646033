import { describe, expect, it } from 'vitest';
import { parseWordTable } from './word-table.ts';
import { packWordTable } from './word-table-format.ts';

const entries = [
  { word: 'the', vector: [1, -0.5, 0.25] },
  { word: 'night', vector: [-2, 0, 1] },
  { word: 'trains', vector: [0, 0, 0] },
];

function readVector(word: string): number[] | undefined {
  const table = parseWordTable(packWordTable(entries));
  const place = table?.find(word);
  if (!table || place === undefined) return undefined;
  const sum = new Float64Array(3);
  table.add(sum, place, 2);
  return [...sum];
}

describe('a table of word vectors', () => {
  it('gives back each word with its place and, times the factor, its vector', () => {
    const table = parseWordTable(packWordTable(entries));
    expect(table).toMatchObject({ size: 3, dimensions: 3 });
    expect(entries.map(({ word }) => table?.find(word))).toEqual([0, 1, 2]);
    const vector = readVector('the') ?? [];
    for (const [index, value] of [2, -1, 0.5].entries()) expect(vector[index]).toBeCloseTo(value, 1);
    expect(readVector('trains')).toEqual([0, 0, 0]);
  });

  it.each(['nigh', 'nights', '', 'th', 'the\n', 'Поезд'])('does not know %j', (word) => {
    expect(readVector(word)).toBeUndefined();
  });

  it('finds every one of many words', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ word: `w${index}`, vector: [index] }));
    const table = parseWordTable(packWordTable(many));
    expect(many.every(({ word }, index) => table?.find(word) === index)).toBe(true);
  });

  it('is refused when cut off, changed or something else', () => {
    const bytes = packWordTable(entries);
    const changed = bytes.slice();
    changed[changed.length - 1] = 77;
    expect(parseWordTable(bytes.slice(0, -1))).toBeUndefined();
    expect(parseWordTable(changed)).toBeUndefined();
    expect(parseWordTable(new Uint8Array())).toBeUndefined();
    expect(
      parseWordTable(new TextEncoder().encode('version https://git-lfs.example/spec/v1')),
    ).toBeUndefined();
  });

  it('is not made of vectors that differ in length', () => {
    expect(() => packWordTable([...entries, { word: 'late', vector: [1] }])).toThrow('late');
  });
});
