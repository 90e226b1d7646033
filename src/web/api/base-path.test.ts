import { expect, test } from 'vitest';
import { withBase, withoutBase } from './base-path.ts';

test('in a folder of a site every address of ours begins with the folder', () => {
  expect(withBase('/api/events', '/reader')).toBe('/reader/api/events');
  expect(withBase('/', '/reader')).toBe('/reader/');
  expect(withBase('/api/events', '')).toBe('/api/events');
});

test('an address in the page is known as ours by the folder', () => {
  expect(withoutBase('/reader/api/images/a/b', '/reader')).toBe('/api/images/a/b');
  expect(withoutBase('/api/images/a/b', '')).toBe('/api/images/a/b');
  for (const foreign of ['/api/images/a/b', '/readers/a', 'https://a.example/reader/b', ''])
    expect(withoutBase(foreign, '/reader'), foreign).toBeNull();
});
