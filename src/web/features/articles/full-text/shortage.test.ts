import { expect, test } from 'vitest';
import { findShortage } from './shortage.ts';

const whole = {
  url: 'https://a.example/1',
  content_html: '<p>Long enough.</p>',
  content_removed_at: null,
  summary: null,
  word_count: 150,
  enclosures: [],
};
const sound = { url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: null, duration: null };

test.each([
  ['a whole text', whole, null],
  ['a short text', { ...whole, word_count: 149 }, 'short'],
  [
    'a long one that ends in dots inside its markup',
    { ...whole, content_html: '<p>So <a>on …</a></p>' },
    'goes_on',
  ],
  ['a short episode', { ...whole, word_count: 20, enclosures: [sound] }, null],
  ['a title alone', { ...whole, content_html: '', word_count: 0 }, 'only_title'],
  ['a summary alone', { ...whole, content_html: '', summary: 'In short.', word_count: 2 }, 'short'],
  [
    'what retention took',
    { ...whole, content_html: '', content_removed_at: '2026-01-21T08:00:00.000Z', enclosures: [sound] },
    'removed',
  ],
])('what is missing of %s', (_, article, expected) => {
  expect(findShortage(article)).toBe(expected);
});
