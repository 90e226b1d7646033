import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binScores, medianOf, sumOf } from './distribution.ts';

const counts = fc.uniqueArray(fc.record({ score: fc.nat(100), count: fc.integer({ min: 1, max: 30 }) }), {
  selector: ({ score }) => score,
});

/** The same as one score after another. */
const spread = (scores: { score: number; count: number }[]) =>
  scores.flatMap(({ score, count }) => Array.from({ length: count }, () => score));

test('every score stands in the one bin that it belongs to, in its tier', () => {
  fc.assert(
    fc.property(counts, (scores) => {
      const bins = binScores(scores);
      for (const { from, to, low, middle, high } of bins) {
        const inside = spread(scores).filter((score) => score >= from && score <= to);
        expect(low).toBe(inside.filter((score) => score < 40).length);
        expect(middle).toBe(inside.filter((score) => score >= 40 && score < 75).length);
        expect(high).toBe(inside.filter((score) => score >= 75).length);
      }
      expect(bins.reduce((sum, { low, middle, high }) => sum + low + middle + high, 0)).toBe(sumOf(scores));
    }),
  );
});

test('the bins lie side by side from 0 to 100', () => {
  const bins = binScores([]);
  expect(bins.map(({ from }) => from)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect(bins.map(({ to }) => to)).toEqual([9, 19, 29, 39, 49, 59, 69, 79, 89, 100]);
});

test('as many scores lie above the median as below it', () => {
  fc.assert(
    fc.property(counts, (scores) => {
      const all = spread(scores);
      const median = medianOf(scores);
      if (median === null) expect(all).toEqual([]);
      else {
        const above = all.filter((score) => score > median).length;
        const below = all.filter((score) => score < median).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(all.length / 2);
      }
    }),
  );
});

test('the median of an even number lies between the two in the middle', () => {
  expect(
    medianOf([
      { score: 80, count: 2 },
      { score: 20, count: 2 },
    ]),
  ).toBe(50);
  expect(medianOf([])).toBeNull();
});
