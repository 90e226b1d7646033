import { expect, test } from 'vitest';
import { matchText, prepareText, wordsOf } from './match.ts';

const howWell = (query: string, text: string) => matchText(wordsOf(query), prepareText(text), true);

test('what begins with the word fits best, then what has it at a word, inside one, in letters', () => {
  const texts = ['Star Weekly', 'The Star', 'Mustard Notes', 'Saturn and other rings'];
  const fits = texts.map((text) => howWell('star', text));
  expect(fits[0]).toBeGreaterThan(fits[1] ?? 1);
  expect(fits[1]).toBeGreaterThan(fits[2] ?? 1);
  expect(fits[3]).toBeNull();
  expect(howWell('mstrd', 'Mustard Notes')).not.toBeNull();
  expect(howWell('mstrd', 'Mustard Notes')).toBeLessThan(fits[2] ?? 0);
});

test('first letters of words find them', () => {
  expect(howWell('mar', 'Mark all read')).toBeGreaterThan(howWell('mar', 'Refresh: move around') ?? 0);
  expect(howWell('nuf', 'Next unread feed')).not.toBeNull();
});

test('every typed word has to be there, in whatever order', () => {
  expect(howWell('dark theme', 'Theme: dark')).not.toBeNull();
  expect(howWell('dark blue', 'Theme: dark')).toBeNull();
  expect(howWell('theme dark', 'Theme dark')).toBeGreaterThan(howWell('theme dark', 'Dark theme') ?? 1);
});

test('accents and capitals do not count', () => {
  expect(howWell('ecole', 'École d’été')).toBe(howWell('École', 'ecole d’ete'));
  expect(howWell('ecole', 'École d’été')).not.toBeNull();
});

test('letters that are together by chance are no find', () => {
  expect(howWell('sql', 'Sea and quiet hills')).toBeNull();
  expect(howWell('z', 'Unread')).toBeNull();
  expect(howWell('x', 'Next feed')).not.toBeNull();
  expect(matchText(['nf'], prepareText('Next feed'), false)).toBeNull();
});

test('of two that fit alike the shorter one goes first', () => {
  expect(howWell('all', 'All')).toBeGreaterThan(howWell('all', 'All about gardens') ?? 1);
});

test('nothing typed fits everything', () => {
  expect(howWell('', 'Anything')).toBe(0);
  expect(howWell('  ', 'Anything')).toBe(0);
});
