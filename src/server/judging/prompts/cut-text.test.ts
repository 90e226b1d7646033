import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { cutAtSentence, estimateTokens } from './cut-text.ts';

test('a text that fits stays as it is', () => {
  expect(cutAtSentence('Short enough. ', 100)).toBe('Short enough. ');
});

test('a cut text ends with a whole sentence where one ends late enough', () => {
  const text = 'The first sentence is rather long and says a lot. The second one is short. The third is lost';
  expect(cutAtSentence(text, 22)).toBe(
    'The first sentence is rather long and says a lot. The second one is short.',
  );
});

test('a cut text ends with a whole word and a mark where no sentence ends', () => {
  expect(cutAtSentence('one two three four five six seven eight nine ten', 5)).toBe('one two three …');
});

test('Chinese text counts more, because each of its characters is a token or more', () => {
  expect(estimateTokens('数据库存储引擎')).toBeGreaterThan(estimateTokens('storage'));
});

test.each([
  ['Russian', 'хранилище данных на диске'],
  ['Hindi', 'समाचार पत्र का लेख'],
  ['emoji', '🚂🚃🚃🌙🌙🌙'],
])('%s counts more than English of the same length, because its tokens are shorter', (_, text) => {
  expect(estimateTokens(text)).toBeGreaterThan(1.5 * estimateTokens('x'.repeat(text.length)));
});

test('a text of a million characters is cut without counting all of it', () => {
  const begun = readProcessorTime();
  expect(cutAtSentence('word '.repeat(200_000), 600).length).toBeLessThan(2_200);
  expect(readProcessorTime() - begun).toBeLessThan(500);
});

test('nothing that is cut is longer than allowed, and no character is cut in half', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, tokens) => {
      const cut = cutAtSentence(whole, tokens);
      expect(estimateTokens(cut)).toBeLessThanOrEqual(tokens + 1);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
