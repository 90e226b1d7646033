import { expect, test } from 'vitest';
import { makeFeedTree } from '#web/api/feed-tree.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { makeFolder } from '#web/testing/make-folder.ts';
import { describeMove } from './move-words.ts';

const tree = makeFeedTree(
  [makeFolder({ id: 1, name: 'Science', position: 1 }), makeFolder({ id: 2, name: 'News', position: 0 })],
  [
    makeFeed({ id: 1, title: 'Quanta', folder_id: 1, position: 1 }),
    makeFeed({ id: 2, title: 'arXiv', folder_id: 1, position: 0 }),
    makeFeed({ id: 3, title: 'Local Paper' }),
  ],
);

test('a line that moved is told with its place, its number, and what it stands in', () => {
  expect(describeMove(tree, { kind: 'feed', id: 1 })).toBe('Quanta: 2 of 2 in Science');
  expect(describeMove(tree, { kind: 'feed', id: 3 })).toBe('Local Paper: 1 of 1 without folder');
  expect(describeMove(tree, { kind: 'folder', id: 1 })).toBe('Science: folder 2 of 2');
  expect(describeMove(tree, { kind: 'feed', id: 9 })).toBe('');
});
