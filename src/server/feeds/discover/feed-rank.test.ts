import { expect, test } from 'vitest';
import { rankFeed } from './feed-rank.ts';

const rank = (path: string, title = '', page = '/') =>
  rankFeed(`https://blog.example${path}`, [title], `https://blog.example${page}`);

test.each([
  ['/comments/feed/', ''],
  ['/feeds/comments/default', ''],
  ['/feeds/42/comments/default', ''],
  ['/comments.xml', ''],
  ['/rss-comments.xml', ''],
  ['/?feed=comments-rss2', ''],
  ['/a-post/feed/', 'Tidal Notes » A post Comments Feed'],
  ['/a-post/feed/', 'Comments on: A post'],
  ['/x', 'Comments for Tidal Notes'],
  ['/x', 'Kommentare zu Gezeiten'],
  ['/x', 'Flux des commentaires'],
])('%s, called "%s", is a feed of comments', (path, title) => {
  expect(rank(path, title)).toBe(2);
});

test.each([
  ['/category/sea/feed/', ''],
  ['/tag/sea/rss', ''],
  ['/author/anna/feed', ''],
  ['/feeds/posts/default/-/sea', ''],
  ['/?feed=rss2&cat=3', ''],
  ['/x', 'Tidal Notes » Sea Category Feed'],
])('%s, called "%s", is of a part of the site', (path, title) => {
  expect(rank(path, title)).toBe(1);
});

test.each([
  ['/feed/', 'Tidal Notes » Feed'],
  ['/commentisfree/rss', 'Comment is free'],
  ['/commentary.xml', 'Commentary'],
  ['/tagesschau.xml', 'Guten Tag'],
])('%s, called "%s", is a main feed', (path, title) => {
  expect(rank(path, title)).toBe(0);
});

test('on a page about a part of the site, that part is what is wanted', () => {
  expect(rank('/tag/sea/rss', '', '/tag/sea/')).toBe(0);
});
