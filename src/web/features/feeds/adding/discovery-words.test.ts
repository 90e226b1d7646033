import { expect, test } from 'vitest';
import { makeCandidate } from '#web/testing/make-candidate.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { describeAddedFeeds, describeAdding, describeCandidate, describeFound } from './discovery-words.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

test('a feed that was found tells its kind, how much it brings and how fresh it is', () => {
  const candidate = makeCandidate({ kind: 'json', item_count: 1, newest_at: '2026-11-22T09:00:00Z' });
  expect(describeCandidate(candidate, now)).toBe('JSON Feed · 1 article · newest 3 h ago');
  const fresh = makeCandidate({ kind: 'rdf', item_count: 20, newest_at: '2026-11-22T12:00:00Z' });
  expect(describeCandidate(fresh, now)).toBe('RSS 1.0 · 20 articles · newest just now');
  const empty = makeCandidate({ kind: 'atom', item_count: 0, newest_at: null });
  expect(describeCandidate(empty, now)).toBe('Atom · no articles now');
});

test('the choice says what was found and asks, unless all of it is there already', () => {
  const one = makeCandidate();
  const known = makeCandidate({ feed_id: 3 });
  expect(describeFound([one, known], 'site.example')).toBe(
    'Found 2 feeds at site.example. Which do you want?',
  );
  expect(describeFound([one], 'site.example')).toBe('Found one feed at site.example.');
  expect(describeFound([known], 'site.example')).toBe('You have the feed of site.example already.');
  expect(describeFound([known, known], 'site.example')).toBe('You have all 2 feeds of site.example already.');
});

test('what was added is told with its articles', () => {
  expect(describeAddedFeeds([makeFeed({ title: 'Paper', article_count: 24 })])).toBe(
    'Added Paper: 24 articles',
  );
  expect(describeAddedFeeds([makeFeed({ article_count: 0 }), makeFeed({ article_count: 0 })])).toBe(
    'Added 2 feeds: no articles yet',
  );
});

test('adding names the feed it is at', () => {
  expect(describeAdding(['Paper'], 0)).toBe('Adding Paper…');
  expect(describeAdding(['Paper', 'Notes'], 1)).toBe('Adding 2 of 2: Notes…');
});
