import { expect, test } from 'vitest';
import { MODEL_TEST_ARTICLES, MODEL_TEST_PAIRS } from '#shared/limits.ts';
import { testArticles, testReader } from './test-articles.ts';

test('six articles are wanted and six are not, so that there are 36 pairs', () => {
  const wanted = testArticles.filter((article) => article.wanted).length;
  expect(testArticles).toHaveLength(MODEL_TEST_ARTICLES);
  expect(wanted * (testArticles.length - wanted)).toBe(MODEL_TEST_PAIRS);
});

test.each(testArticles)('“$title” has between 80 and 150 words and a summary', ({ text, summary }) => {
  const words = text.split(/\s+/).length;
  expect(words).toBeGreaterThanOrEqual(80);
  expect(words).toBeLessThanOrEqual(150);
  expect(summary).not.toBe('');
});

test('no two articles share a title, and no two categories an id', () => {
  expect(new Set(testArticles.map(({ title }) => title)).size).toBe(testArticles.length);
  expect(new Set(testReader.categories.map(({ id }) => id)).size).toBe(testReader.categories.length);
});
