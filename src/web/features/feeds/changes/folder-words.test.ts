import { expect, test } from 'vitest';
import { describeDeletedFolder, describeFolderLoss, describeMarked, describeMoved } from './folder-words.ts';

test('a move says where the feeds are now', () => {
  const paper = { title: 'Local Paper' };
  expect(describeMoved([paper], 'News').title).toBe('Local Paper is in News now');
  expect(describeMoved([paper], null).title).toBe('Local Paper is out of its folder');
  expect(describeMoved([paper, paper], 'News').title).toBe('2 feeds are in News now');
  expect(describeMoved([paper, paper], null).title).toBe('2 feeds are out of their folder');
});

test('deleting a folder says that its feeds stay', () => {
  expect(describeFolderLoss(0)).toBe('No feed is in it.');
  expect(describeFolderLoss(1)).toBe('Its feed stays, without a folder. No article is lost.');
  expect(describeFolderLoss(1_200)).toBe('Its 1,200 feeds stay, without a folder. No article is lost.');
  expect(describeDeletedFolder('News', 2).message).toBe('2 feeds kept, without a folder.');
});

test('what was marked read is counted', () => {
  expect(describeMarked(61, 'Engineering').title).toBe('Marked 61 articles of Engineering read');
  expect(describeMarked(0, 'Engineering').title).toBe('Nothing of Engineering was unread');
});
