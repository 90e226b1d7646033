import { expect, test } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { makeFolder } from '#web/testing/make-folder.ts';
import {
  type Move,
  moveFeeds,
  moveFolders,
  placeFeed,
  placeFolder,
  stepFeed,
  stepFolder,
} from './feed-moves.ts';
import { makeFeedTree } from './feed-tree.ts';

const folders = [makeFolder({ id: 1, position: 0 }), makeFolder({ id: 2, position: 1 })];

/** Feeds 11, 12 and 13 in folder 1, 21 in folder 2, 31 in none. */
const feeds = [
  makeFeed({ id: 11, folder_id: 1, position: 0 }),
  makeFeed({ id: 12, folder_id: 1, position: 1 }),
  makeFeed({ id: 13, folder_id: 1, position: 2 }),
  makeFeed({ id: 21, folder_id: 2, position: 0 }),
  makeFeed({ id: 31, folder_id: null, position: 0 }),
];
const treeOf = (shown: Feed[]) => makeFeedTree(folders, shown);
const tree = treeOf(feeds);
const inFolder = (folderId: number | null, ids: number[]): Move => ({ kind: 'feeds', folderId, ids });

test('a step goes past the neighbour', () => {
  expect(stepFeed(tree, 11, 1)).toEqual(inFolder(1, [12, 11, 13]));
  expect(stepFeed(tree, 13, -1)).toEqual(inFolder(1, [11, 13, 12]));
});

test('a step from the edge of a folder leads into the one beside it, and out of all at the end', () => {
  expect(stepFeed(tree, 13, 1)).toEqual(inFolder(2, [13, 21]));
  expect(stepFeed(tree, 21, -1)).toEqual(inFolder(1, [11, 12, 13, 21]));
  expect(stepFeed(tree, 21, 1)).toEqual(inFolder(null, [21, 31]));
});

test('the first of all goes no further up, the last no further down', () => {
  expect(stepFeed(tree, 11, -1)).toBeNull();
  expect(stepFeed(tree, 31, 1)).toBeNull();
  expect(stepFolder(tree, 1, -1)).toBeNull();
  expect(stepFolder(tree, 2, 1)).toBeNull();
});

test('dropped where it is, a feed does not move', () => {
  expect(placeFeed(tree, 12, { folderId: 1, index: 1 })).toBeNull();
  expect(placeFeed(tree, 12, { folderId: 1, index: 2 })).toBeNull();
  expect(placeFeed(tree, 12, { folderId: 9, index: 0 })).toBeNull();
  expect(placeFolder(tree, 1, 0)).toBeNull();
  expect(placeFolder(tree, 1, 1)).toBeNull();
});

test('dropped elsewhere it stands before what was there', () => {
  expect(placeFeed(tree, 11, { folderId: 1, index: 3 })).toEqual(inFolder(1, [12, 13, 11]));
  expect(placeFeed(tree, 31, { folderId: 1, index: 1 })).toEqual(inFolder(1, [11, 31, 12, 13]));
  expect(placeFolder(tree, 2, 0)).toEqual({ kind: 'folders', ids: [2, 1] });
  expect(stepFolder(tree, 1, 1)).toEqual({ kind: 'folders', ids: [2, 1] });
});

test('down and down again goes through every place to the end, and up the same way back', () => {
  const places: string[] = [];
  let shown = feeds;
  for (const step of [1, -1] as const) {
    for (let move = stepFeed(treeOf(shown), 11, step); move; move = stepFeed(treeOf(shown), 11, step)) {
      shown = moveFeeds(shown, move);
      const moved = shown.find(({ id }) => id === 11);
      places.push(`${moved?.folder_id}:${moved?.position}`);
    }
  }
  const down = ['1:1', '1:2', '2:0', '2:1', 'null:0', 'null:1'];
  expect(places).toEqual([...down, ...down.slice(0, -1).reverse(), '1:0']);
});

test('what a move does not name stays as it is', () => {
  const moved = moveFeeds(feeds, inFolder(2, [31, 21]));
  expect(moved.slice(0, 3)).toEqual(feeds.slice(0, 3));
  expect(moved.at(-1)).toMatchObject({ id: 31, folder_id: 2, position: 0 });
  expect(moveFolders(folders, { kind: 'folders', ids: [2, 1] }).map(({ position }) => position)).toEqual([
    1, 0,
  ]);
  expect(moveFolders(folders, inFolder(2, []))).toEqual(folders);
});
