import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_SEARCH_LENGTH } from './limits.ts';
import { makeMarker } from './search-marks.ts';
import { parseSearch } from './search-query.ts';

/** Parts without what is as usual: "not" where it is false. */
const parts = (text: string) =>
  parseSearch(text).parts.map(({ not, ...part }) => (not ? { ...part, not } : part));
const words = (text: string, more = {}) => ({
  ...{ kind: 'words', text, phrase: false, prefix: false, inTitle: false },
  ...more,
});

test('words are looked for whole, but for the last one, which may still be typed', () => {
  expect(parts('storage engine')).toEqual([words('storage'), words('engine', { prefix: true })]);
  expect(parts('storage engine ')).toEqual([words('storage'), words('engine')]);
  expect(parts('go')).toEqual([words('go')]);
  expect(parts('sto* engine ')).toEqual([words('sto', { prefix: true }), words('engine')]);
});

test('what stands in quotation marks is a phrase, of whichever kind they are, closed or not', () => {
  const phrase = words('write ahead', { phrase: true });
  expect(parts('"write ahead"')).toEqual([phrase]);
  expect(parts('“write ahead”')).toEqual([phrase]);
  expect(parts('"write ahead')).toEqual([phrase]);
  expect(parts('log"write ahead"')).toEqual([words('log'), phrase]);
});

test('a sign before it excludes a word, a phrase and what an operator says', () => {
  expect(parts('-java -"go on" -is:read -title:weekly ')).toEqual([
    words('java', { not: true }),
    words('go on', { phrase: true, not: true }),
    { kind: 'is', state: 'read', not: true },
    words('weekly', { inTitle: true, not: true }),
  ]);
  expect(parts('well-known - ')).toEqual([words('well-known')]);
});

test('operators name feeds, folders and categories, with blanks where they are in quotation marks', () => {
  expect(parts('feed:"Tidal Notes" in:News Category:databases ')).toEqual([
    { kind: 'feed', name: 'Tidal Notes' },
    { kind: 'folder', name: 'News' },
    { kind: 'category', name: 'databases' },
  ]);
});

test.each([
  ['score:>70', 71, 100],
  ['score:>=70', 70, 100],
  ['score:≥70', 70, 100],
  ['score:<40', 0, 39],
  ['score:<=40', 0, 40],
  ['score:=70', 70, 70],
  ['score:70', 70, 70],
  ['score:40..75', 40, 75],
  ['score:75-40', 40, 75],
])('%s takes scores from %d to %d', (text, from, to) => {
  expect(parts(text)).toEqual([{ kind: 'score', from, to }]);
});

test.each([
  ['after:2026-11-01', { kind: 'calendar', year: 2026, month: 11, day: 1 }],
  ['after:2026-11', { kind: 'calendar', year: 2026, month: 11 }],
  ['after:2026', { kind: 'calendar', year: 2026 }],
  ['after:7d', { kind: 'ago', count: 7, unit: 'day' }],
  ['after:2W', { kind: 'ago', count: 2, unit: 'week' }],
  ['after:today', { kind: 'ago', count: 0, unit: 'day' }],
  ['after:yesterday', { kind: 'ago', count: 1, unit: 'day' }],
])('%s names a time', (text, date) => {
  expect(parts(text)).toEqual([{ kind: 'date', side: 'after', date }]);
});

test('what looks like an operator and is none is looked for as words', () => {
  expect(
    parts('https://x.example 12:30 Re: constructor:x ').map((part) => 'text' in part && part.text),
  ).toEqual(['https://x.example', '12:30', 'Re:', 'constructor:x']);
});

test.each([
  ['is:nice x', '“is:nice” is not known'],
  ['score:high x', '“score:high” is no score'],
  ['before:2026-02-31 x', '“before:2026-02-31” is no date'],
  ['feed: x', '“feed:” has nothing after the colon'],
  ['++ x', '“++” has no letter or digit'],
])('%s is told of and left out', (text, notice) => {
  const { parts: left, notices } = parseSearch(text);
  expect(left).toHaveLength(1);
  expect(notices).toEqual([expect.stringContaining(notice)]);
});

test.each(['is:', 'is:un', 'score:>', 'score:40.', 'after:2026-1', 'before:yes', 'feed:', '-', '"', '+'])(
  '%s at the end is being typed, and nothing is said yet',
  (text) => expect(parseSearch(`x ${text}`).notices).toEqual([]),
);

test('more parts than anybody writes are cut off, and that is said', () => {
  const { parts: left, notices } = parseSearch('word '.repeat(40));
  expect(left).toHaveLength(30);
  expect(notices).toEqual([expect.stringContaining('first 30')]);
});

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      '-',
      ':',
      '*',
      '(',
      ')',
      '^',
      '+',
      '{',
      '}',
      ' ',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      '“',
      '\0',
      '\\',
    ),
    fc.constantFrom('feed:', 'in:', 'is:', 'score:>', 'before:', 'title:', 'title:"', '漢字', 'é', '🚀', "'"),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
  { maxLength: 40 },
);

test('no search whatever fails or takes long, in reading it or in marking its words', () => {
  fc.assert(
    fc.property(hostile, fc.string({ unit: 'binary', maxLength: 300 }), (pieces, text) => {
      const search = pieces.join('').slice(0, MAX_SEARCH_LENGTH);
      const marks = makeMarker(parseSearch(search))?.findInTitle(text + search) ?? [];
      for (const { start, end } of marks) {
        expect(end).toBeGreaterThan(start);
        expect((text + search).slice(start, end).length).toBe(end - start);
      }
    }),
    { numRuns: 300 },
  );
}, 20_000);
