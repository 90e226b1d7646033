import { describe, expect, test } from 'vitest';
import { makeFeed } from '#web/testing/make-feed.ts';
import {
  describeChanged,
  describeChangedTogether,
  describeDeleted,
  describeLoss,
  describeRefresh,
  describeRefreshing,
} from './feed-words.ts';

test('after taking a feed out of judging, or back, the toast says what that does', () => {
  const never = makeFeed({ never_judge: true });
  expect(describeChanged(never, { never_judge: true })?.message).toContain('left the queue');
  expect(describeChanged(makeFeed(), { never_judge: false })?.message).toContain('next articles');
});

describe('after a refresh', () => {
  test('the toast tells how many articles are new', () => {
    const feed = makeFeed();
    expect(describeRefresh({ outcome: 'fetched', added: 8, feed }).title).toBe(
      'Refreshed Local Paper · 8 new',
    );
    expect(describeRefresh({ outcome: 'unchanged', added: 0, feed }).title).toBe(
      'Refreshed Local Paper · nothing new',
    );
  });

  test('a failure comes with cause and next step, in the colour of failures', () => {
    const failure = {
      kind: 'dns',
      text: 'No such site.',
      hint: 'Check it.',
      count: 3,
      next_try_at: '2026-11-22T12:40:00Z',
    };
    const toast = describeRefresh({ outcome: 'failed', added: 0, feed: makeFeed({ failure }) });
    expect(toast).toEqual({
      title: 'Local Paper could not be refreshed',
      message: 'No such site. Check it.',
      color: 'var(--w-danger)',
    });
  });
});

describe('deleting a feed', () => {
  test('announces how many articles go at most, and which stay', () => {
    const loss = (counts: number[], starred?: number) =>
      describeLoss(
        counts.map((count) => ({ article_count: count })),
        starred,
      );
    const others = 'What another feed carries too stays with that feed.';
    expect(loss([1_240], 3)).toBe(
      `Up to 1,237 articles go with it. The 3 starred ones stay under Starred. ${others}`,
    );
    expect(loss([2], 1)).toBe(`Up to 1 article goes with it. The starred one stays under Starred. ${others}`);
    expect(loss([5], 0)).toBe(`Up to 5 articles go with it. ${others}`);
    expect(loss([1], 1)).toBe('No article is lost. The starred one stays under Starred.');
    expect(loss([0])).toBe('It has no articles yet.');
    expect(loss([20, 30])).toBe(`Up to 50 articles go with them. Starred ones stay under Starred. ${others}`);
    expect(loss([0, 0])).toBe('They have no articles yet.');
  });

  test('tells afterwards how many starred ones were kept', () => {
    expect(describeDeleted('Local Paper', 1)).toEqual({
      title: 'Deleted Local Paper',
      message: '1 starred article kept under Starred.',
      color: 'var(--w-hi)',
    });
    expect(describeDeleted('Local Paper', 0).message).toBe('');
  });
});

describe('after something was set', () => {
  test('a new name shows by itself; several options together are one toast', () => {
    const feed = makeFeed();
    expect(describeChanged(feed, { custom_title: 'Paper' })).toBeNull();
    expect(describeChanged(feed, { paused: true })?.title).toBe('Local Paper is paused');
    expect(describeChanged(feed, { paused: false })?.title).toBe('Local Paper goes on');
    expect(describeChanged(feed, { paused: true, user_agent: null })?.title).toBe(
      'Saved the options of Local Paper',
    );
  });

  test('for several feeds it is said once, with their number', () => {
    const [one, other] = [makeFeed(), makeFeed({ id: 2, title: 'Other' })];
    expect(describeChangedTogether([one, other], { paused: true }).title).toBe('2 feeds are paused');
    expect(describeChangedTogether([one], { paused: false }).title).toBe('Local Paper goes on');
    expect(describeChangedTogether([one, other], { never_judge: true }).title).toBe(
      '2 feeds are never judged by themselves',
    );
    expect(describeChangedTogether([one, other], { muted: true }).title).toBe('2 feeds are muted');
    expect(describeChangedTogether([one], { muted: false }).title).toBe('Local Paper is heard again');
    expect(describeChangedTogether([one, other], { refresh_minutes: 60 }).title).toBe(
      '2 feeds are refreshed every 1 h',
    );
    expect(describeChangedTogether([one, other], { refresh_minutes: null }).title).toBe(
      '2 feeds are refreshed automatically',
    );
  });

  test('what is left out of a refresh is said', () => {
    expect(describeRefreshing(3, 4)).toMatchObject({
      title: 'Refreshing 3 feeds',
      message: '1 left out: paused, or their site asked for a rest.',
    });
  });
});
