import { expect, test } from 'vitest';
import { safeReturn } from './return-address.ts';

const origin = 'https://winnow.example';

test.each(['/', '/unread/12', '/search?q=a%20b&sort=best#here'])(
  'after the login one comes back to %s',
  (to) => {
    expect(safeReturn(to, origin)).toBe(to);
  },
);

test.each([
  undefined,
  '',
  'unread',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\/evil.example',
  '/\t/evil.example/',
  'javascript:alert(1)',
  'https://winnow.example@evil.example/',
  'https://winnow.example/unread',
  '/login?to=/login',
])('an address that leads elsewhere, or round in a circle, leads to the start: %s', (to) => {
  expect(safeReturn(to, origin)).toBe('/');
});
