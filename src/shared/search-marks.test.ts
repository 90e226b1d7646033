import { expect, test } from 'vitest';
import { makeMarker } from './search-marks.ts';
import { parseSearch } from './search-query.ts';

/** The pieces of the text that are marked. */
function marked(search: string, text: string): string[] {
  const marks = makeMarker(parseSearch(search))?.find(text) ?? [];
  return marks.map(({ start, end }) => text.slice(start, end));
}

test('whole words are marked, whatever their case, and the last one as far as it goes', () => {
  expect(marked('log ', 'A log, a Log and a catalogue of logs')).toEqual(['log', 'Log']);
  expect(marked('log', 'A log, a Log and a catalogue of logs')).toEqual(['log', 'Log', 'logs']);
});

test('a phrase is marked as one, whatever stands between its words', () => {
  expect(marked('"write ahead log"', 'the write-ahead log; ahead of the log')).toEqual(['write-ahead log']);
  expect(marked('node.js ', 'Node.js and node')).toEqual(['Node.js']);
});

test('accents do not matter, and are marked with their letter', () => {
  expect(marked('cafe ', 'Ein Café, cafe\u0301 und CAFÉ')).toEqual(['Café', 'cafe\u0301', 'CAFÉ']);
  expect(marked('über ', 'uber')).toEqual(['uber']);
});

test('scripts without blanks are marked wherever they stand', () => {
  expect(marked('東京', '私は東京に住む。東京都')).toEqual(['東京', '東京']);
  expect(marked('서울', '서울에서')).toEqual(['서울']);
});

test('what is excluded, and what an operator says, is not marked', () => {
  expect(makeMarker(parseSearch('-log is:unread feed:log'))).toBeUndefined();
});

test('words that have to stand in the title are marked there alone', () => {
  const marker = makeMarker(parseSearch('title:log disk '));
  expect(marker?.find('log on a disk')).toEqual([{ start: 9, end: 13 }]);
  expect(marker?.findInTitle('log on a disk')).toHaveLength(2);
});

test('of two that begin at one place the longer is marked', () => {
  expect(marked('"new york" new ', 'New York, new')).toEqual(['New York', 'new']);
});
