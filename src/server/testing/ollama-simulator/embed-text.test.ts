import { expect, it } from 'vitest';
import { embedText } from './embed-text.ts';

function similarity(one: string, other: string): number {
  const b = embedText(other);
  return embedText(one).reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

it('makes vectors of length 1, always the same for a text', () => {
  expect(Math.hypot(...embedText('rocket launch'))).toBeCloseTo(1, 6);
  expect(Math.hypot(...embedText(''))).toBeCloseTo(1, 6);
  expect(embedText('rocket launch')).toEqual(embedText('rocket launch'));
});

it('puts texts on one subject near each other', () => {
  const same = similarity('databases', 'SQLite keeps every transaction in one file');
  const other = similarity('databases', 'The striker scored twice in the second half');
  expect(same).toBeGreaterThan(other + 0.1);
  expect(similarity('baking bread', 'how to bake a loaf of bread')).toBeGreaterThan(0.6);
});
