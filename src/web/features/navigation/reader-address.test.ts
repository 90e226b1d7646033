import { expect, test } from 'vitest';
import { sortSchema, viewSchema } from '#shared/page.ts';
import { articleIdOfPath, isView, parseReaderSearch, toId } from './reader-address.ts';

test('the addresses know every view of the server and no other', () => {
  expect(viewSchema.options.every(isView)).toBe(true);
  expect([...viewSchema.options, 'settings', 'toString'].filter(isView)).toEqual(viewSchema.options);
});

test('every order that is chosen stands in the address, but for the default', () => {
  const kept = sortSchema.options.filter((sort) => parseReaderSearch({ sort }).sort === sort);
  expect(kept).toEqual(sortSchema.options.filter((sort) => sort !== 'best' && sort !== 'queue'));
});

test('what an address should not hold is left out', () => {
  expect(parseReaderSearch({ sort: 'worst', show: 1, other: 'x' })).toEqual({});
  expect(parseReaderSearch({ show: 'all' })).toEqual({ show: 'all' });
  expect(parseReaderSearch({ show: 'starred' })).toEqual({ show: 'starred' });
  expect(parseReaderSearch({ show: 'unread' })).toEqual({});
});

test('only whole positive numbers are ids', () => {
  expect(toId('12')).toBe(12);
  expect(['0', '-1', '1.5', '01', 'abc', '', '99999999999999999999'].map(toId)).toEqual(Array(7).fill(null));
});

test('an article is found in the path of its view, feed or folder, and nowhere else', () => {
  const open = ['/unread/12', '/feeds/3/12', '/folders/2/12', '/unread/12/'];
  expect(open.map(articleIdOfPath)).toEqual([12, 12, 12, 12]);
  expect(['/unread', '/feeds/3', '/feeds', '/settings/12', '/', '/unread/x'].map(articleIdOfPath)).toEqual(
    Array(6).fill(null),
  );
});
