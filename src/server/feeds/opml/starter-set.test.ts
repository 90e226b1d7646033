import { expect, test } from 'vitest';
import { feedsToImportSchema } from '#shared/feed-import.ts';
import { readStarterSet } from './starter-set.ts';

const { topics } = await readStarterSet();
const feeds = topics.flatMap((topic) => topic.feeds);

test('the starter set has a handful of topics with a handful of feeds', () => {
  expect(topics.length).toBeGreaterThanOrEqual(6);
  expect(topics.length).toBeLessThanOrEqual(8);
  for (const topic of topics) {
    expect(topic.feeds.length, topic.name).toBeGreaterThanOrEqual(4);
    expect(topic.feeds.length, topic.name).toBeLessThanOrEqual(6);
  }
});

test('each of its feeds stands once, behind https, with a title and a sentence about it', () => {
  expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
  expect(new Set(feeds.map(({ url }) => url)).size).toBe(feeds.length);
  for (const { url, title, about } of feeds) {
    const { protocol, href, username } = new URL(url);
    expect([protocol, href, username]).toEqual(['https:', url, '']);
    expect(title.trim()).toBe(title);
    expect(about.length).toBeGreaterThan(10);
  }
});

test('all of it can be imported at once', () => {
  const chosen = topics.flatMap(({ name, feeds: own }) =>
    own.map(({ url, title }) => ({ url, title, folder: name })),
  );
  expect(feedsToImportSchema.safeParse({ source: 'Starter set', feeds: chosen }).success).toBe(true);
});
