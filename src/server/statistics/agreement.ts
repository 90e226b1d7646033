import type { Agreement, VoteAgreement, WeekAgreement } from '#shared/statistics.ts';
import { weekOf } from './days.ts';
import { medianOf } from './distribution.ts';

/** An estimate and the score that came later, both whole numbers from 0 to 100. */
export type Compared = { estimate: number; score: number };

/** All of them, and week by week, the oldest first; `judgedAt` in epoch ms. */
export function compareEstimates(
  rows: readonly (Compared & { judgedAt: number })[],
): Agreement & { weeks: WeekAgreement[] } {
  const byWeek = Map.groupBy(rows, ({ judgedAt }) => weekOf(judgedAt));
  const weeks = [...byWeek].map(([week, ofWeek]) => ({ week, ...compare(ofWeek) }));
  return { ...compare(rows), weeks: weeks.sort((one, other) => one.week.localeCompare(other.week)) };
}

function compare(rows: readonly Compared[]): Agreement {
  const errors = rows.map(({ estimate, score }) => ({ score: Math.abs(estimate - score), count: 1 }));
  return { compared: rows.length, pairs_alike: sharePairsAlike(rows), typical_error: medianOf(errors) };
}

const SCORES = 101;

/**
 * Of all pairs with different scores, the share that the estimates put in the same order; equal estimates
 * count half; null without such a pair. Works on a grid of all scores and estimates, one row of scores after
 * another, so that it takes the same time for a hundred articles and for a hundred thousand.
 */
export function sharePairsAlike(rows: readonly Compared[]): number | null {
  const grid = new Float64Array(SCORES * SCORES);
  for (const { estimate, score } of rows) grid[score * SCORES + estimate] = at(grid, score, estimate) + 1;
  /** How many of the scores below have each estimate. */
  const below = new Float64Array(SCORES);
  let alike = 0;
  let pairs = 0;
  for (let score = 0; score < SCORES; score += 1) {
    const total = below.reduce((sum, count) => sum + count, 0);
    let lower = 0;
    for (let estimate = 0; estimate < SCORES; estimate += 1) {
      const count = at(grid, score, estimate);
      const same = below[estimate] ?? 0;
      alike += count * (lower + same / 2);
      pairs += count * total;
      lower += same;
    }
    for (let estimate = 0; estimate < SCORES; estimate += 1) {
      below[estimate] = (below[estimate] ?? 0) + at(grid, score, estimate);
    }
  }
  return pairs === 0 ? null : alike / pairs;
}

function at(grid: Float64Array, score: number, estimate: number): number {
  return grid[score * SCORES + estimate] ?? 0;
}

/** A vote and the score of its article, null where there is none. */
export type ScoredVote = { verdict: 'more' | 'less'; score: number | null };

/** `median` is that of all judged articles; null where none is. */
export function compareVotes(votes: readonly ScoredVote[], median: number | null): VoteAgreement {
  const more = votes.filter(({ verdict }) => verdict === 'more');
  const scoresOfMore = more.flatMap(({ score }) => score ?? []);
  const judged = votes.flatMap(({ verdict, score }) => (score === null ? [] : { verdict, score }));
  const above = median === null ? [] : scoresOfMore.filter((score) => score > median);
  return {
    more: more.length,
    less: votes.length - more.length,
    more_judged: scoresOfMore.length,
    less_judged: judged.length - scoresOfMore.length,
    more_above_median:
      median === null || scoresOfMore.length === 0 ? null : above.length / scoresOfMore.length,
    // Here the vote says what is right, and the score is held against it.
    pairs_alike: sharePairsAlike(
      judged.map(({ verdict, score }) => ({ score: verdict === 'more' ? 1 : 0, estimate: score })),
    ),
  };
}
