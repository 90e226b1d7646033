import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Compared, compareEstimates, compareVotes, sharePairsAlike } from './agreement.ts';

/** Looks at every pair, one after another. */
function sharePairByPair(rows: readonly Compared[]): number | null {
  let alike = 0;
  let pairs = 0;
  for (const one of rows) {
    for (const other of rows.filter(({ score }) => score < one.score)) {
      pairs += 1;
      if (one.estimate > other.estimate) alike += 1;
      if (one.estimate === other.estimate) alike += 0.5;
    }
  }
  return pairs === 0 ? null : alike / pairs;
}

test('the share of pairs is what one gets by looking at every pair', () => {
  const rows = fc.array(fc.record({ estimate: fc.nat(100), score: fc.nat(100) }), { maxLength: 40 });
  fc.assert(
    fc.property(rows, (compared) => {
      const expected = sharePairByPair(compared);
      const share = sharePairsAlike(compared);
      if (expected === null) expect(share).toBeNull();
      else expect(share).toBeCloseTo(expected, 10);
    }),
  );
});

test('weeks begin on Monday, the oldest first, and all of them together are compared as well', () => {
  const at = (day: number) => new Date(2026, 2, day, 12).getTime();
  // 2026-03-09 is a Monday.
  const { weeks, ...all } = compareEstimates([
    { judgedAt: at(10), estimate: 10, score: 30 },
    { judgedAt: at(9), estimate: 60, score: 90 },
    { judgedAt: at(8), estimate: 50, score: 40 },
    { judgedAt: at(2), estimate: 40, score: 50 },
  ]);
  expect(weeks).toEqual([
    { week: '2026-03-02', compared: 2, pairs_alike: 0, typical_error: 10 },
    { week: '2026-03-09', compared: 2, pairs_alike: 1, typical_error: 25 },
  ]);
  expect(all).toEqual({ compared: 4, pairs_alike: 5 / 6, typical_error: 15 });
});

test('votes are held against the scores of their articles, as far as they have one', () => {
  const votes = compareVotes(
    [
      { verdict: 'more', score: 80 },
      { verdict: 'more', score: 30 },
      { verdict: 'more', score: null },
      { verdict: 'less', score: 30 },
      { verdict: 'less', score: 10 },
    ],
    50,
  );
  expect(votes).toEqual({
    more: 3,
    less: 2,
    more_judged: 2,
    less_judged: 2,
    more_above_median: 0.5,
    pairs_alike: 3.5 / 4,
  });
});

test('all votes one way, or of articles that nobody judged, tell nothing', () => {
  expect(compareVotes([{ verdict: 'more', score: 80 }], null)).toMatchObject({
    more_above_median: null,
    pairs_alike: null,
  });
  expect(compareVotes([{ verdict: 'more', score: null }], 50)).toMatchObject({
    more_above_median: null,
    pairs_alike: null,
  });
});
