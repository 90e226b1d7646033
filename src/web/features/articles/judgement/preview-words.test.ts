import { expect, test } from 'vitest';
import type { InterestsPreview } from '#shared/interests-preview.ts';
import { makeRow } from '#web/testing/make-row.ts';
import { describeMoved, describeReason, previewTitle } from './preview-words.ts';

const change = { article: makeRow(), before: 31, after: 74, closest_to: null };
const preview: InterestsPreview = {
  changes: [change, change],
  best: [],
  moved: 37,
  ready: true,
  reason: null,
};

test('the heading counts what it stands over', () => {
  expect(previewTitle(preview)).toBe('These two recent articles would change most');
  expect(previewTitle({ ...preview, changes: [change] })).toBe('This recent article would change most');
  expect(previewTitle({ ...preview, changes: [] })).toBe('No recent article would change');
  expect(previewTitle({ ...preview, changes: [], ready: false })).toMatch(/is not known$/);
});

test('beside it stands how far-reaching the change is', () => {
  expect(describeMoved(preview)).toBe('37 articles would change their colour');
  expect(describeMoved({ ...preview, moved: 1 })).toBe('1 article would change its colour');
  expect(describeMoved({ ...preview, moved: 0 })).toBe('');
});

test('what speaks for a change is named, and what speaks against an article as such', () => {
  expect(describeReason({ phrase: 'Housing in our town', wanted: true })).toBe('Housing in our town');
  expect(describeReason({ phrase: 'Football', wanted: false })).toBe('Not: Football');
  expect(describeReason(null)).toBe('');
});
