import { expect, test } from 'vitest';
import { halve, writeForEmbedding } from './embedding-text.ts';

test('a short article is given whole, the title first, without its line breaks', () => {
  expect(writeForEmbedding({ title: ' Spring tides ', text: 'The sea\n\nrises  twice.' })).toBe(
    'Spring tides The sea rises twice.',
  );
});

test.each([
  ['English', 'The tide gauge shows how the sea rises. ', [500, 700]],
  ['Russian', 'Прилив поднимает воду в гавани. ', [200, 400]],
  ['Chinese', '潮水每天两次涌进港口。', [100, 180]],
] as const)('a long article in %s is cut to about 200 tokens, at a word', (_, sentence, [least, most]) => {
  const text = writeForEmbedding({ title: 'Title', text: sentence.repeat(200) });
  expect(text.length).toBeGreaterThan(least);
  expect(text.length).toBeLessThan(most);
  expect(`Title ${sentence.repeat(200)}`.startsWith(text)).toBe(true);
});

test('an endless title leaves no room for the text, and an article without a word is empty', () => {
  expect(writeForEmbedding({ title: 'tides '.repeat(1_000), text: 'harbour' })).not.toContain('harbour');
  expect(writeForEmbedding({ title: ' ', text: '\n' })).toBe('');
});

test('half of a text ends at a word, and never in the middle of a character', () => {
  expect(halve('one two three four')).toBe('one two');
  expect(halve('😀😀😀')).toBe('😀');
});
