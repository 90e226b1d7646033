import { expect, test } from 'vitest';
import { makeFeed } from '#web/testing/make-feed.ts';
import { makeFolder } from '#web/testing/make-folder.ts';
import { feedsBeside, makeFeedTree } from './feed-tree.ts';

const feed = (id: number, folderId: number | null, position = 0) =>
  makeFeed({ id, folder_id: folderId, position });

const shape = (tree: ReturnType<typeof makeFeedTree>) => [
  ...tree.folders.map(({ folder, feeds }) => [folder.id, feeds.map(({ id }) => id)]),
  [null, tree.loose.map(({ id }) => id)],
];

test('folders stand in the owner’s order with their feeds in theirs, feeds without one after them', () => {
  const folders = [makeFolder({ id: 1, position: 1 }), makeFolder({ id: 2, position: 0 })];
  const tree = makeFeedTree(folders, [feed(1, null), feed(2, 1, 1), feed(3, 2), feed(4, 1, 0)]);
  expect(shape(tree)).toEqual([
    [2, [3]],
    [1, [4, 2]],
    [null, [1]],
  ]);
});

test('feeds that were never moved keep the order of the answer', () => {
  const tree = makeFeedTree([], [feed(7, null), feed(3, null), feed(5, null)]);
  expect(shape(tree)).toEqual([[null, [7, 3, 5]]]);
});

test('a feed whose folder is not known yet is shown all the same, and an empty folder too', () => {
  const tree = makeFeedTree([makeFolder({ id: 1 })], [feed(1, 9)]);
  expect(shape(tree)).toEqual([
    [1, []],
    [null, [1]],
  ]);
});

test('beside a feed stand those of its own folder', () => {
  const tree = makeFeedTree([makeFolder({ id: 1 })], [feed(1, 1), feed(2, null), feed(3, 1)]);
  expect(feedsBeside(tree, 3).map(({ id }) => id)).toEqual([1, 3]);
  expect(feedsBeside(tree, 2).map(({ id }) => id)).toEqual([2]);
  expect(feedsBeside(tree, 8)).toEqual([]);
});
