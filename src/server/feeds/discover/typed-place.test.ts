import { expect, test } from 'vitest';
import { parsePlace } from './typed-place.ts';

test.each([
  ['https://a.example/feed', 'https://a.example/feed', null],
  ['http://a.example/', 'http://a.example/', null],
  ['a.example', 'https://a.example/', 'http://a.example/'],
  [' a.example:8080/x ', 'https://a.example:8080/x', 'http://a.example:8080/x'],
  ['feed://a.example/feed', 'https://a.example/feed', 'http://a.example/feed'],
  ['feed:http://a.example/feed', 'http://a.example/feed', null],
  ['feed:https://a.example/feed', 'https://a.example/feed', null],
  ['@anna@social.example', 'https://social.example/@anna', null],
  ['acct:anna@social.example', 'https://social.example/@anna', null],
  ['https://social.example/@anna', 'https://social.example/@anna', null],
])('"%s" is looked for at %s, else at %s', (typed, url, fallback) => {
  expect(parsePlace({ url: typed })).toEqual({ url, login: null, fallback });
});

test('with a login nothing is tried by http that was not written so', () => {
  const login = { user: 'anna', password: 'secret' };
  expect(parsePlace({ url: 'a.example', login })).toEqual({
    url: 'https://a.example/',
    login,
    fallback: null,
  });
  expect(parsePlace({ url: 'http://anna:secret@a.example/' })).toMatchObject({ login, fallback: null });
});
