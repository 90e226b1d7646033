import { expect, test } from 'vitest';
import { describeVote, nextVerdict, voteAction } from './vote-words.ts';

test('pressing the same again takes the vote back, the other one turns it round', () => {
  expect(nextVerdict(null, 'more')).toBe('more');
  expect(nextVerdict('more', 'more')).toBeNull();
  expect(nextVerdict('more', 'less')).toBe('less');
});

test('the toast says what was understood', () => {
  expect(describeVote('less').title).toBe('Less like this');
  expect(describeVote(null).title).toBe('Vote taken back');
});

test('a menu says that pressing the same again takes it back', () => {
  expect(voteAction('less', 'more')).toBe('More like this');
  expect(voteAction('less', 'less')).toBe('Take back “Less like this”');
});
