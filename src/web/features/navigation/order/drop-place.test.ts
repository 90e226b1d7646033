import { expect, test } from 'vitest';
import { dropFeed, dropFolder, type Line } from './drop-place.ts';

/** Folder 1 with feeds 11 and 12, folder 2 closed with three feeds, and feed 31 in none; 30 pixels each. */
const lines: Line[] = [
  { kind: 'folder', id: 1, index: 0, feeds: 2, top: 0, bottom: 30, groupBottom: 90 },
  { kind: 'feed', id: 11, folderId: 1, index: 0, top: 30, bottom: 60 },
  { kind: 'feed', id: 12, folderId: 1, index: 1, top: 60, bottom: 90 },
  { kind: 'folder', id: 2, index: 1, feeds: 3, top: 90, bottom: 120, groupBottom: 120 },
  { kind: 'feed', id: 31, folderId: null, index: 0, top: 120, bottom: 150 },
];
const placeAt = (y: number) => {
  const drop = dropFeed(lines, 1, y);
  return drop?.kind === 'feed' ? drop.place : null;
};
const indexAt = (y: number) => {
  const drop = dropFolder(lines, y);
  return drop?.kind === 'folder' ? drop.index : null;
};

test('a feed goes before or after the one it is held over, in that one’s folder', () => {
  expect(placeAt(40)).toEqual({ folderId: 1, index: 0 });
  expect(placeAt(50)).toEqual({ folderId: 1, index: 1 });
  expect(placeAt(85)).toEqual({ folderId: 1, index: 2 });
  expect(placeAt(125)).toEqual({ folderId: null, index: 0 });
});

test('held over a folder it goes to the end of it, also of a closed one', () => {
  expect(placeAt(10)).toEqual({ folderId: 1, index: 2 });
  expect(dropFeed(lines, 1, 100)).toMatchObject({
    place: { folderId: 2, index: 3 },
    mark: { kind: 'into', folderId: 2 },
  });
});

test('under the last line it leaves its folder, even when no other feed stands there', () => {
  expect(placeAt(170)).toEqual({ folderId: null, index: 1 });
  expect(dropFeed(lines.slice(0, 3), 0, 100)).toMatchObject({ place: { folderId: null, index: 0 } });
});

test('the line shows where it would come between', () => {
  expect(dropFeed(lines, 1, 50)?.mark).toEqual({ kind: 'line', y: 60, inFolder: true });
  expect(dropFeed(lines, 1, 149)?.mark).toEqual({ kind: 'line', y: 150, inFolder: false });
});

test('a folder goes before or after a whole other one, and never between feeds', () => {
  expect([10, 40].map(indexAt)).toEqual([0, 0]);
  expect([50, 80, 95].map(indexAt)).toEqual([1, 1, 1]);
  expect([110, 140].map(indexAt)).toEqual([2, 2]);
  expect(dropFolder(lines, 80)?.mark).toEqual({ kind: 'line', y: 90, inFolder: false });
  expect(dropFolder(lines.slice(4), 130)).toBeNull();
});
