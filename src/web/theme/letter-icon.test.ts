import { expect, test } from 'vitest';
import { letterOf } from './letter-icon.ts';

test('the letter is the first letter or digit of the title', () => {
  expect(['übermorgen', '«Notes»', '404 Media', '日本'].map((title) => letterOf(title).letter)).toEqual([
    'Ü',
    'N',
    '4',
    '日',
  ]);
});

test('a title without letters has a dot', () => {
  expect(letterOf('…').letter).toBe('·');
});

test('the same title has always the same colour, and titles share few', () => {
  const grounds = ['SQLite News', 'Rust Weekly', 'Quanta', 'Local Paper', 'Old Blog'].map(
    (t) => letterOf(t).ground,
  );
  expect(letterOf('SQLite News').ground).toBe(grounds[0]);
  expect(new Set(grounds).size).toBeGreaterThan(2);
});
