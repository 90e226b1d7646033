import { describe, expect, test } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import {
  describeAdded,
  describeDeleted,
  describeLoss,
  describeNeverJudge,
  describeRefresh,
} from './feed-words.ts';

function makeFeed(feed: Partial<Feed> = {}): Feed {
  return {
    id: 1,
    url: 'https://paper.example/feed.xml',
    site_url: null,
    title: 'Local Paper',
    custom_title: null,
    never_judge: false,
    article_count: 40,
    last_refreshed_at: null,
    last_success_at: null,
    next_refresh_at: '2026-11-22T12:00:00Z',
    failure: null,
    ...feed,
  };
}

describe('after adding a feed', () => {
  test.each([
    [40, 'Added Local Paper · 40 articles'],
    [1, 'Added Local Paper · 1 article'],
    [0, 'Added Local Paper · no articles yet'],
  ])('with %i articles the toast says "%s"', (article_count, title) => {
    expect(describeAdded(makeFeed({ article_count })).title).toBe(title);
  });
});

test('after taking a feed out of judging, or back, the toast says what that does', () => {
  expect(describeNeverJudge(makeFeed({ never_judge: true })).message).toContain('left the queue');
  expect(describeNeverJudge(makeFeed()).message).toContain('next articles');
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
  test('announces how many articles go, and that starred ones stay', () => {
    expect(describeLoss(1_240)).toBe('Its 1,240 articles go with it. Starred ones stay under Starred.');
    expect(describeLoss(1)).toBe('Its only article goes with it, unless it is starred.');
    expect(describeLoss(0)).toBe('It has no articles yet.');
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
