import { expect, test } from 'vitest';
import { isLoginPage, startsLikeHtml } from './login-page.ts';

const isForm = (first: string, final: string, head = '<html></html>') =>
  isLoginPage({ first: new URL(first), final: new URL(final) }, head);

test.each([
  'https://example.org/login',
  'https://example.org/wp-login.php?redirect_to=%2Ffeed',
  'https://example.org/users/sign_in',
  'https://example.org/users/sign-in/',
  'https://example.org/session/new',
  'https://example.org/oauth2/authorize',
  'https://login.example.com/x',
  'https://accounts.example.com/',
  'https://sso.example.com/',
])('a redirect to %s led to a login', (final) => {
  expect(isForm('https://example.org/feed', final)).toBe(true);
});

test.each([
  'https://example.org/blogging',
  'https://example.org/catalogin',
  'https://authors.example.org/feed',
  'https://example.org/feed/',
])('a redirect to %s did not', (final) => {
  expect(isForm('https://example.org/feed', final)).toBe(false);
});

test('who asks for a login page gets it', () => {
  expect(isForm('https://example.org/login', 'https://example.org/login/')).toBe(false);
  const form = '<input autocomplete=off type=password>';
  expect(isForm('https://example.org/', 'https://example.org/?lang=en', form)).toBe(false);
  expect(isForm('https://example.org/a', 'https://example.org/b', form)).toBe(true);
});

test.each([
  '<!DOCTYPE html>',
  '\n<html lang=en>',
  '<!-- a --> <!-- b --><head>',
  '\xef\xbb\xbf<!doctype HTML>',
])('%j begins a web page', (head) => {
  expect(startsLikeHtml(head)).toBe(true);
});

test.each(['', '<rss>', '<?xml version="1.0"?><html>', '<!-- <html> --><rss>', '{"html":1}', '<heading>'])(
  '%j does not',
  (head) => {
    expect(startsLikeHtml(head)).toBe(false);
  },
);

test('hostile heads take no time to tell', () => {
  expect(startsLikeHtml(`${'<!---->'.repeat(9_000)}x`)).toBe(false);
  expect(isForm('https://example.org/a', 'https://example.org/b', '<input'.repeat(10_000))).toBe(false);
});
