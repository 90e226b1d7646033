import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUserInfo, parseFeedAddress, publicUrl, sharesLogin } from './feed-address.ts';

test.each([
  ['example.org/feed', 'https://example.org/feed'],
  ['  feed:https://example.org/feed ', 'https://example.org/feed'],
  ['feed://example.org/feed', 'https://example.org/feed'],
  ['HTTP://Example.ORG/Feed#top', 'http://example.org/Feed'],
  ['example.org:8080/feed', 'https://example.org:8080/feed'],
  ['https://social.example/@ada.rss', 'https://social.example/@ada.rss'],
])('%s is the address %s', (typed, url) => {
  expect(parseFeedAddress(typed)).toEqual({ url, login: null });
});

test.each([
  ['https://ada:secret@example.org/x', 'ada', 'secret'],
  ['ada:p%40ss%3A@example.org/x', 'ada', 'p@ss:'],
  ['https://token@example.org/x', 'token', ''],
  ['https://:token@example.org/x', '', 'token'],
])('the login in %s stands beside the address, not in it', (typed, user, password) => {
  const text = typed.startsWith('https:') ? typed : `https://${typed}`;
  expect(parseFeedAddress(text)).toEqual({ url: 'https://example.org/x', login: { user, password } });
});

test.each([
  'https://a%3Ab:secret@example.org/',
  'https://ada:se%0Acret@example.org/',
  `https://ada:${'x'.repeat(501)}@example.org/`,
])('a login that cannot be sent is refused, without saying it: %s', (typed) => {
  expect(() => parseFeedAddress(typed)).toThrow('The login in this address cannot be sent.');
});

test('what is no web address is left to fetching to refuse', () => {
  for (const typed of ['https://exa mple.org/', 'ftp://ada:secret@example.org/']) {
    expect(parseFeedAddress(typed)).toEqual({ url: typed, login: null });
  }
});

test('whatever the login, it is not in the address that is stored or shown', () => {
  const secret = fc.stringMatching(/^[a-zA-Z0-9]{8,20}$/).map((text) => `SECRET${text}`);
  const property = fc.property(secret, fc.constantFrom('', '/', '/feed', '/@ada'), (password, path) => {
    const stored = `https://ada:${password}@example.org${path}`;
    expect(parseFeedAddress(stored).url).not.toContain(password);
    expect(publicUrl(stored)).toBe(parseFeedAddress(stored).url);
    expect([hasUserInfo(stored), hasUserInfo(publicUrl(stored))]).toEqual([true, false]);
  });
  fc.assert(property);
});

test.each([
  ['https://example.org/a', 'https://example.org/b', true],
  ['http://example.org/a', 'https://example.org/a', true],
  ['https://example.org/a', 'http://example.org/a', false],
  ['http://example.org:8080/a', 'https://example.org/a', false],
  ['https://example.org/a', 'https://feeds.example.org/a', false],
])('a login for %s may go to %s: %s', (given, other, may) => {
  expect(sharesLogin(given, other)).toBe(may);
});
