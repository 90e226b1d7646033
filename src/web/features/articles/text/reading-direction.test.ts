import { expect, test } from 'vitest';
import { readingDirection } from './reading-direction.ts';

test('Arabic and Hebrew run from the right, English from the left, and what is not known by its letters', () => {
  for (const language of ['ar', 'AR-EG', 'he-IL', 'fa', 'ur', 'az-Arab']) {
    expect(readingDirection(language), language).toBe('rtl');
  }
  for (const language of ['en', 'de-CH', 'az', 'ku'])
    expect(readingDirection(language), language).toBe('ltr');
  expect(readingDirection(null)).toBe('auto');
});
