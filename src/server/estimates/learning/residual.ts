import type { Label } from './labels.ts';
import { solveSymmetric } from './solve.ts';
import { type Directions, sourceNames, sumOfSimilarities } from './sources.ts';

/** An article whose worth is known, and what the interests alone say of it. */
export type Lesson = Label & { directions: Directions; prior: number };

/** A direction for each source: what it has in common with an article is added to the estimate. */
export type Residual = Directions;

/** Between 0.3 and 3 it makes no difference (measured). */
const LAMBDA = 1;

export type Kernel = Float64Array[];

/** How alike all lessons are, as a lower triangle; computed once for all folds of the check. */
export function makeKernel(lessons: readonly Lesson[]): Kernel {
  return lessons.map(({ directions }, row) =>
    Float64Array.from({ length: row + 1 }, (_, column) => {
      const other = lessons[column];
      return other ? sumOfSimilarities(directions, other.directions) : 0;
    }),
  );
}

/**
 * What the interests get wrong, by kernel ridge regression over the lessons at `places`. The kernel is a sum
 * of dot products, so its solution folds into one direction for each source, and using it costs one more
 * similarity an article. Undefined when nothing can be learnt.
 */
export function fitResidual(
  lessons: readonly Lesson[],
  kernel: Kernel,
  places: readonly number[],
): Residual | undefined {
  const chosen = places.flatMap((place) => lessons[place] ?? []);
  const rows = places.map((place, index) =>
    Float64Array.from({ length: index + 1 }, (_, column) => {
      const value = lookUp(kernel, place, places[column] ?? place);
      return column === index ? value + LAMBDA / (chosen[index]?.weight ?? 1) : value;
    }),
  );
  const factors = solveSymmetric(
    rows,
    chosen.map(({ target, prior }) => target - prior),
  );
  return factors && foldIntoDirections(chosen, factors);
}

function lookUp(kernel: Kernel, one: number, other: number): number {
  return kernel[Math.max(one, other)]?.[Math.min(one, other)] ?? 0;
}

function foldIntoDirections(lessons: readonly Lesson[], factors: Float64Array): Residual {
  const folded: Residual = { words: undefined, embedding: undefined };
  for (const name of sourceNames) {
    for (const [index, { directions }] of lessons.entries()) {
      const direction = directions[name];
      if (!direction) continue;
      const sum = folded[name] ?? new Float32Array(direction.length);
      folded[name] = sum;
      for (let at = 0; at < sum.length; at += 1) {
        sum[at] = (sum[at] ?? 0) + (factors[index] ?? 0) * (direction[at] ?? 0);
      }
    }
  }
  return folded;
}
