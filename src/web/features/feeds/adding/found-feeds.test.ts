import { expect, test } from 'vitest';
import { makeCandidate } from '#web/testing/make-candidate.ts';
import { findOnlyChoice, firstTicked, hostOf, loginFor, orderFound } from './found-feeds.ts';

const posts = makeCandidate({ url: 'https://site.example/feed' });
const comments = makeCandidate({ url: 'https://site.example/comments', is_comments: true });
const known = makeCandidate({ url: 'https://site.example/known', feed_id: 7 });

test('one new feed beside feeds of comments is no choice; two are, and so is one that is there already', () => {
  expect(findOnlyChoice([comments, posts])).toBe(posts);
  expect(findOnlyChoice([posts, makeCandidate({ url: 'https://site.example/atom' })])).toBeNull();
  expect(findOnlyChoice([known])).toBeNull();
  expect(findOnlyChoice([comments])).toBeNull();
});

test('the best new one is ticked, feeds of comments stand last and are never ticked by themselves', () => {
  expect(orderFound([comments, known, posts])).toEqual([known, posts, comments]);
  expect([...firstTicked([comments, known, posts])]).toEqual([posts.url]);
  expect([...firstTicked([known, comments])]).toEqual([]);
});

test('a login goes with the feeds of the site that it was given for, and with no other', () => {
  const login = { user: 'ada', password: 'x' };
  const sought = { url: 'https://site.example/blog', login };
  expect(loginFor('https://site.example/feed', sought)).toEqual(login);
  expect(loginFor('http://site.example/feed', sought)).toBeUndefined();
  expect(loginFor('https://elsewhere.example/feed', sought)).toBeUndefined();
  expect(loginFor('https://site.example/feed', { url: 'site.example', login })).toEqual(login);
});

test('a login in the address is one too', () => {
  const sought = { url: 'https://ada:count%3A%201@site.example/members' };
  expect(loginFor('https://site.example/feed', sought)).toEqual({ user: 'ada', password: 'count: 1' });
  expect(loginFor('https://site.example/feed', { url: 'https://site.example' })).toBeUndefined();
});

test.each([
  ['https://www.example.org/blog?x=1', 'example.org'],
  ['example.org', 'example.org'],
  ['http://127.0.0.1:8080/feed', '127.0.0.1:8080'],
  ['two words', 'two words'],
])('feeds are looked for at %s as "%s"', (typed, host) => {
  expect(hostOf(typed)).toBe(host);
});
