import { expect, test } from 'vitest';
import { findPasswordProblem, MAX_PASSWORD } from './password-rules.ts';

test.each([
  'four quiet words here',
  'tr0ub4dor',
  'ÄÖÜäöüß!',
  '日本語のパスワード',
  ' spaces ',
  'a'.repeat(MAX_PASSWORD - 1).concat('b'),
])('any kind of characters makes a password: %s', (password) => {
  expect(findPasswordProblem(password)).toBeNull();
});

test.each([
  ['', /at least 8/],
  ['1234567', /at least 8/],
  ['👩‍🚀👩‍🚀', /at least 8/],
  [`${'a'.repeat(MAX_PASSWORD)}b`, /at most 256/],
  ['password', /first that anybody would try/],
  ['PassWord123', /first that anybody would try/],
  ['winnow123', /first that anybody would try/],
  ['aaaaaaaaaaaa', /first that anybody would try/],
  ['12345678', /first that anybody would try/],
  ['1234567890', /first that anybody would try/],
  ['abcdefgh', /first that anybody would try/],
  ['hgfedcba', /first that anybody would try/],
])('%j is refused with its reason', (password, reason) => {
  expect(findPasswordProblem(password)).toMatch(reason);
});
