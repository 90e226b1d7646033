import { expect, test } from 'vitest';
import {
  AUTOMATIC,
  describeAutomatic,
  describeInterval,
  intervalChoices,
} from '#web/features/feeds/changes/interval-words.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { describeState, explainState } from './problem-words.ts';
import {
  describeProblems,
  describeRate,
  describeShare,
  describeShown,
  describeSuccess,
  shortAddress,
} from './table-words.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test.each([
  [null, 'Never'],
  [ago(0.5), 'Just now'],
  [ago(18), '18 min ago'],
  [ago(125), '2 h ago'],
  [ago(30 * 60), '1 day ago'],
  [ago(3 * 24 * 60), '3 days ago'],
  [ago(400 * 24 * 60), '18 Oct 2025'],
])('a success at %s is told as "%s"', (time, words) => {
  expect(describeSuccess(time, now)).toBe(words);
});

test('numbers are as short as they can be without saying something else', () => {
  expect([0, 0.2, 3, 9.9, 112.4, 1204].map(describeRate)).toEqual(['0', '0.2', '3', '9.9', '112', '1,204']);
  expect([null, 0, 0.414, 1].map(describeShare)).toEqual([null, '0\u00a0%', '41\u00a0%', '100\u00a0%']);
  expect(shortAddress('https://www.site.example/')).toBe('site.example');
  expect(shortAddress('http://site.example/rss/all?x=1')).toBe('site.example/rss/all?x=1');
});

test('the line over the table counts what is shown and what has a problem', () => {
  expect([describeShown(10, 10, 2), describeShown(1, 1, 0), describeShown(3, 1_000, 2)]).toEqual([
    '10 feeds in 2 folders',
    '1 feed',
    '3 of 1,000 feeds',
  ]);
  expect([0, 1, 2].map(describeProblems)).toEqual(['', '1 has a problem', '2 have a problem']);
});

test('an interval is the owner’s or what automatic comes to now', () => {
  const automatic = makeFeed({ last_refreshed_at: ago(30), next_refresh_at: ago(30 - 372) });
  expect(describeInterval(automatic)).toBe('Automatic, 6 h');
  expect(describeAutomatic(automatic, now)).toContain('about every 6 h now; next refresh in 6 h.');
  expect(describeInterval(makeFeed())).toBe('Automatic');
  const own = [5, 60, 90, 1440, 10_080, 4320].map((minutes) => makeFeed({ refresh_minutes: minutes }));
  expect(own.map(describeInterval)).toEqual(['5 min', '1 h', '1.5 h', 'Daily', 'Weekly', '3 days']);
});

test('an interval that is none of ours can be kept', () => {
  expect(intervalChoices(null)[0]).toEqual({ value: AUTOMATIC, label: 'Automatic' });
  expect(intervalChoices(45).map(({ value }) => value)).toContain('45');
  expect(intervalChoices(60)).toHaveLength(intervalChoices(null).length);
});

test('a failing feed says what is the matter and when it is tried again; a paused one that it rests', () => {
  const failure = { kind: 'dns', text: 'No site.', hint: 'Check it.', count: 2, next_try_at: ago(-40) };
  expect(describeState(makeFeed({ failure }), now)).toEqual({
    tone: 'warn',
    title: 'No such site',
    next: 'Next try in 40 min',
  });
  expect(describeState(makeFeed({ failure, paused: 'owner' }), now)).toMatchObject({
    tone: 'still',
    title: 'Paused',
  });
  expect(describeState(makeFeed({ failure: { ...failure, kind: 'gone' }, paused: 'gone' }), now)).toEqual({
    tone: 'warn',
    title: 'Gone for good',
    next: 'Not tried again',
  });
  expect(describeState(makeFeed(), now)).toBeNull();
  expect(explainState(makeFeed({ failure }), now)).toEqual({
    text: 'No site.',
    hint: 'Check it.',
    next: 'Next try in 40 min.',
  });
  expect(explainState(makeFeed({ failure, paused: 'gone' }), now)?.next).toContain('not tried again');
});
