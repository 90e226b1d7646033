import { expect, test } from 'vitest';
import { importOf, newOnes, stateOfTopic, togglePick, toggleTopic } from './starter-choice.ts';

const feed = (name: string) => ({ url: `https://${name}.example/feed`, title: name, about: '' });
const science = { name: 'Science', feeds: [feed('one'), feed('two')] };
const news = { name: 'News', feeds: [feed('three')] };
const urls = science.feeds.map(({ url }) => url);

test('a topic is picked as a whole, and put back as a whole', () => {
  const one = togglePick(new Set(), feed('one').url);
  expect(stateOfTopic(urls, one)).toBe('some');
  const all = toggleTopic(one, urls);
  expect(stateOfTopic(urls, all)).toBe('all');
  expect(stateOfTopic(urls, toggleTopic(all, urls))).toBe('none');
  expect(stateOfTopic(urls, togglePick(one, feed('one').url))).toBe('none');
});

test('what is there already is not picked with its topic', () => {
  expect(newOnes(science, new Set([feed('two').url]))).toEqual([feed('one').url]);
});

test('the picked feeds are sent in their order, with or without a folder for each topic', () => {
  const picked = new Set([feed('three').url, feed('two').url]);
  expect(importOf({ topics: [science, news] }, picked, true)).toEqual({
    source: 'Starter set',
    feeds: [
      { url: feed('two').url, title: 'two', folder: 'Science' },
      { url: feed('three').url, title: 'three', folder: 'News' },
    ],
  });
  expect(importOf({ topics: [science, news] }, picked, false).feeds[0]).toEqual({
    url: feed('two').url,
    title: 'two',
  });
});
