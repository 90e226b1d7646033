import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';
import type { ScoreBin } from '#shared/statistics.ts';

/** How many articles have this score, which is a whole number from 0 to 100 as it is shown. */
export type ScoreCount = { score: number; count: number };

const BINS = 10;

/** Ten bins from 0 to 100, the last one with the 100. Their sum is the sum of the counts. */
export function binScores(counts: readonly ScoreCount[]): ScoreBin[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({
    from: index * 10,
    to: index === BINS - 1 ? 100 : index * 10 + 9,
    low: 0,
    middle: 0,
    high: 0,
  }));
  for (const { score, count } of counts) {
    const bin = bins[Math.min(BINS - 1, Math.floor(score / 10))];
    if (bin) bin[tierOf(score)] += count;
  }
  return bins;
}

function tierOf(score: number): 'low' | 'middle' | 'high' {
  if (score >= HIGH_SCORE) return 'high';
  return score >= MIDDLE_SCORE ? 'middle' : 'low';
}

/** The one in the middle, or the mean of the two there; null of nothing. */
export function medianOf(counts: readonly ScoreCount[]): number | null {
  const sorted = [...counts].sort((one, other) => one.score - other.score);
  const total = sumOf(counts);
  if (total === 0) return null;
  return (scoreAt(sorted, Math.floor((total - 1) / 2)) + scoreAt(sorted, Math.floor(total / 2))) / 2;
}

/** How many articles these are. */
export function sumOf(counts: readonly ScoreCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** The score at a place in the row of all of them, the lowest at 0. */
function scoreAt(sorted: readonly ScoreCount[], place: number): number {
  let before = 0;
  for (const { score, count } of sorted) {
    before += count;
    if (place < before) return score;
  }
  return 0;
}
