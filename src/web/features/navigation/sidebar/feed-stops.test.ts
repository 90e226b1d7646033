import { expect, test } from 'vitest';
import { makeFeedTree } from '#web/api/feed-tree.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { makeFolder } from '#web/testing/make-folder.ts';
import { parseCollapsed } from './collapsed-folders.ts';
import { nextStop, stopsOf } from './feed-stops.ts';

const tree = makeFeedTree(
  [makeFolder({ id: 1, position: 0 }), makeFolder({ id: 2, position: 1 })],
  [
    makeFeed({ id: 11, folder_id: 1 }),
    makeFeed({ id: 21, folder_id: 2 }),
    makeFeed({ id: 1, folder_id: null }),
  ],
);
const place = { feedId: null, folderId: null };
const names = (collapsed: number[]) => stopsOf(tree, collapsed).map(({ kind, id }) => `${kind} ${id}`);

test('the keys go over folders and feeds as they stand, and past the feeds of closed folders', () => {
  expect(names([])).toEqual(['folder 1', 'feed 11', 'folder 2', 'feed 21', 'feed 1']);
  expect(names([1])).toEqual(['folder 1', 'folder 2', 'feed 21', 'feed 1']);
});

test('the next one follows the open one, and a folder is no feed of the same number', () => {
  const stops = stopsOf(tree, []);
  expect(nextStop(stops, { ...place, folderId: 1 }, 1)).toEqual({ kind: 'feed', id: 11 });
  expect(nextStop(stops, { ...place, feedId: 1 }, -1)).toEqual({ kind: 'feed', id: 21 });
  expect(nextStop(stops, { ...place, feedId: 1 }, 1)).toBeNull();
});

test('from a view they begin at the first line, or at the last', () => {
  const stops = stopsOf(tree, []);
  expect(nextStop(stops, place, 1)).toEqual({ kind: 'folder', id: 1 });
  expect(nextStop(stops, place, -1)).toEqual({ kind: 'feed', id: 1 });
  expect(nextStop([], place, 1)).toBeNull();
});

test('of what was kept about closed folders only ids are taken', () => {
  expect(parseCollapsed('3,8')).toEqual([3, 8]);
  expect(parseCollapsed('x,-1,,{"a":2},1.5')).toEqual([]);
  expect(parseCollapsed(undefined)).toEqual([]);
});
