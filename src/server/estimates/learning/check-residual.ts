import { fitResidual, type Kernel, type Lesson } from './residual.ts';
import { sumOfSimilarities } from './sources.ts';

/** How a ranking was checked on what is known: shares of pairs ordered rightly, 0 to 1. */
export type ResidualCheck = {
  /** Pairs of known articles of which one is worth more. */
  pairs: number;
  /** Ordered rightly by the interests alone. */
  interests: number;
  /** Ordered rightly with what was learnt from the others. */
  learnt: number;
};

const FOLDS = 5;

/**
 * Learns from four fifths of the lessons and ranks the last fifth, five times. The pairs count by the
 * weights of both. Undefined without a pair to order.
 */
export function checkResidual(lessons: readonly Lesson[], kernel: Kernel): ResidualCheck | undefined {
  const places = [...lessons.keys()];
  const learnt = new Float64Array(lessons.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const residual = fitResidual(
      lessons,
      kernel,
      places.filter((place) => place % FOLDS !== fold),
    );
    for (const [place, { prior, directions }] of lessons.entries()) {
      if (place % FOLDS !== fold) continue;
      learnt[place] = prior + (residual ? sumOfSimilarities(residual, directions) : 0);
    }
  }
  return comparePairs(lessons, learnt);
}

function comparePairs(lessons: readonly Lesson[], learnt: Float64Array): ResidualCheck | undefined {
  let pairs = 0;
  const sums = { all: 0, interests: 0, learnt: 0 };
  for (const [place, better] of lessons.entries()) {
    for (const [other, worse] of lessons.entries()) {
      if (better.target <= worse.target) continue;
      const weight = better.weight * worse.weight;
      pairs += 1;
      sums.all += weight;
      sums.interests += weight * isAbove(better.prior, worse.prior);
      sums.learnt += weight * isAbove(learnt[place] ?? 0, learnt[other] ?? 0);
    }
  }
  if (pairs === 0) return undefined;
  return { pairs, interests: sums.interests / sums.all, learnt: sums.learnt / sums.all };
}

/** 1 when it is above, half when both are equal. */
function isAbove(one: number, other: number): number {
  return one > other ? 1 : one === other ? 0.5 : 0;
}
