import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
  ['AI & law', 'ai and law'],
  ['Crème brûlée', 'creme brulee'],
  ['  Night–Trains! ', 'night trains'],
  ['Ｄａｔａｂａｓｅｓ', 'databases'],
  ['On\u200de', 'One'],
])('%s and %s are the same name', (one, other) => {
  expect(slugOf(one)).toBe(slugOf(other));
});

test('signs that tell names apart are kept', () => {
  expect(new Set(['C', 'C++', 'C#'].map(slugOf)).size).toBe(3);
});

test('names in other scripts are names', () => {
  expect(slugOf('数据库')).toBe('数据库');
});

test('signs alone are no name', () => {
  expect(slugOf(' -- !? ')).toBe('');
});

test.each([
  ['Tech 🚀', 'Tech 🚂'],
  ['🇫🇷', '🇩🇪'],
  ['हिंदी', 'हद'],
  ['かき', 'がき'],
  ['コーヒー', 'コヒ'],
])('%s and %s are two names', (one, other) => {
  expect(slugOf(one)).not.toBe(slugOf(other));
});

test('points that readers of Hebrew and Arabic leave out tell no names apart', () => {
  expect(slugOf('שָׁלוֹם')).toBe(slugOf('שלום'));
  expect(slugOf('عَرَبِيّ')).toBe(slugOf('عربي'));
});
