import { expect, test } from 'vitest';
import { makeArticle } from '#server/testing/make-article.ts';
import { wantsFullText } from './wants-full-text.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 0, 21);
const words = (count: number, end = '.') => `${'word '.repeat(count - 1)}last${end}`;
const article = (text: string, more: Parameters<typeof makeArticle>[0] = {}) =>
  makeArticle({ text, wordCount: text.split(' ').length, publishedAt: now - DAY, ...more });

test.each([
  ['a short item', article(words(149)), true],
  ['an item of 150 words', article(words(150)), false],
  ['a long item that ends in an ellipsis', article(words(300, '…')), true],
  ['a long item that ends in dots in brackets', article(words(300, ' [...]')), true],
  ['a long item that ends in "Read more"', article(words(300, '. Read more »')), true],
  ['a long item that ends in German', article(words(300, '. Weiterlesen →')), true],
  ['a long item with an ellipsis inside', article(words(300, '… and then it ended.')), false],
  ['a short item without an address', article('Short.', { url: null }), false],
  [
    'an episode',
    article('Short.', {
      enclosures: [{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: null, duration: null }],
    }),
    false,
  ],
  [
    'a picture of the day',
    article('Short.', {
      enclosures: [{ url: 'https://a.example/1.jpg', type: 'image/jpeg', length: null, duration: null }],
    }),
    true,
  ],
  ['a video elsewhere', article('Short.', { url: 'https://www.youtube.com/watch?v=1' }), false],
  [
    'an item with a player',
    article('Short.', { html: '<video src="https://a.example/1.mp4"></video>' }),
    false,
  ],
  ['a short item of three weeks ago', article('Short.', { publishedAt: now - 21 * DAY }), false],
  ['a short item without a date', article('Short.', { publishedAt: null }), true],
])('by itself: %s', (_, item, isWanted) => {
  expect(wantsFullText('automatic', { article: item, now })).toBe(isWanted);
});

test('on means long items too, but nothing that is heard, and off means nothing', () => {
  const episode = article('Short.', { url: 'https://vimeo.com/1' });
  expect(wantsFullText('on', { article: article(words(300)), now })).toBe(true);
  expect(wantsFullText('on', { article: episode, now })).toBe(false);
  expect(wantsFullText('off', { article: article('Short.'), now })).toBe(false);
});
