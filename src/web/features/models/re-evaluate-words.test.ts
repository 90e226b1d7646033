import { expect, test } from 'vitest';
import { describeQueued, describeStale } from './re-evaluate-words.ts';

const stale = { queued: 37, full: 30, score_only: 7, estimated_seconds: 350, blocked: null };

test('says how many would be judged again and how long that takes', () => {
  expect(describeStale(stale, null)).toBe('37 would be judged again, about 6 min');
  expect(describeStale({ ...stale, estimated_seconds: null }, null)).toBe('37 would be judged again');
  expect(describeStale({ ...stale, queued: 18_000 }, null)).toContain('18,000 would');
  expect(describeStale({ ...stale, queued: 0 }, null)).toBe('No unread article is out of date.');
});

test('says why none can be judged again now', () => {
  const obstacle = 'x:1b is not installed.';
  expect(describeStale(stale, obstacle)).toBe('37 would be judged again. x:1b is not installed.');
  expect(describeStale({ ...stale, queued: 0 }, obstacle)).toBe('x:1b is not installed.');
});

test('says how many were queued', () => {
  expect(describeQueued(stale).title).toBe('37 articles queued');
  expect(describeQueued({ ...stale, queued: 1 }).title).toBe('1 article queued');
  expect(describeQueued({ ...stale, queued: 0 }).title).toBe('Nothing to judge again');
});
