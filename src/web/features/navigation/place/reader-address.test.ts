import { expect, test } from 'vitest';
import { MAX_SEARCH_LENGTH } from '#shared/limits.ts';
import { chosenSortSchema, sortSchema, viewSchema } from '#shared/page.ts';
import { articleIdOfPath, isView, parseReaderSearch, toId } from './reader-address.ts';

test('the addresses know every view of the server and no other', () => {
  expect(viewSchema.options.every(isView)).toBe(true);
  expect([...viewSchema.options, 'settings', 'toString'].filter(isView)).toEqual(viewSchema.options);
});

test('an address may name every order that can be chosen, and not that of the queue', () => {
  const kept = sortSchema.options.filter((sort) => parseReaderSearch({ sort }).sort === sort);
  expect(kept).toEqual(chosenSortSchema.options);
});

test('what an address should not hold is left out', () => {
  expect(parseReaderSearch({ sort: 'worst', show: 1, other: 'x' })).toEqual({});
  expect(parseReaderSearch({ show: 'all', q: ['x'] })).toEqual({ show: 'all' });
  expect(parseReaderSearch({ show: 'starred' })).toEqual({ show: 'starred' });
});

test('what is searched for is text, also where it looks like a number', () => {
  expect(parseReaderSearch({ q: 'sqlite -mysql' })).toEqual({ q: 'sqlite -mysql' });
  expect(parseReaderSearch({ q: 2024 })).toEqual({ q: '2024' });
  expect(parseReaderSearch({ q: '' })).toEqual({ q: '' });
  expect(parseReaderSearch({ q: 'x'.repeat(600) }).q).toHaveLength(MAX_SEARCH_LENGTH);
});

test('only whole positive numbers are ids', () => {
  expect(toId('12')).toBe(12);
  expect(['0', '-1', '1.5', '01', 'abc', '', '99999999999999999999'].map(toId)).toEqual(Array(7).fill(null));
});

test('an article is found in the path of its list, and nowhere else', () => {
  const open = ['/unread/12', '/unread/12/', '/feeds/3/12', '/folders/2/12', '/categories/4/12'];
  expect([...open, '/search/12', '/searches/5/12'].map(articleIdOfPath)).toEqual(Array(7).fill(12));
  const none = ['/unread', '/feeds/3', '/feeds', '/settings/12', '/', '/unread/x', '/search', '/searches/5'];
  expect(none.map(articleIdOfPath)).toEqual(Array(8).fill(null));
});
