import { expect, test } from 'vitest';
import { firstName, indexingWords, looserSearches } from './search-words.ts';

test('a search can be loosened by each of its parts', () => {
  expect(looserSearches('sqlite "write ahead" is:unread')).toEqual([
    { without: 'sqlite', text: '"write ahead" is:unread' },
    { without: '"write ahead"', text: 'sqlite is:unread' },
    { without: 'is:unread', text: 'sqlite "write ahead"' },
  ]);
  expect(looserSearches('sqlite')).toEqual([]);
  expect(looserSearches('sqlite wal score:high ').map(({ without }) => without)).toEqual(['sqlite', 'wal']);
});

test('it is said how much can be found', () => {
  expect(indexingWords({ done: 1_200, total: 100_000 })).toContain('1,200 of 100,000 articles');
});

test('a saved search is first called as it reads, without its marks', () => {
  expect(firstName(' feed:"Tidal Notes" moon ')).toBe('feed:Tidal Notes moon');
});
