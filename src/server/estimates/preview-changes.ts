import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';

/** Whole numbers, as they are shown; null without an estimate. */
export type EstimateChange = { id: number; before: number | null; after: number | null };

const SHOWN = 5;

/** Where an article without an estimate stands in the list: just under the middle tier (decision 0005). */
const WITHOUT = MIDDLE_SCORE - 0.0005;

/** The five that would move most, of equals the newer; those that would not move at all are left out. */
export function largestChanges(changes: readonly EstimateChange[]): EstimateChange[] {
  return changes
    .filter(({ before, after }) => before !== after)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one) || other.id - one.id)
    .slice(0, SHOWN);
}

/** How many would come to stand in another tier; without an estimate is one too. */
export function countMoved(changes: readonly EstimateChange[]): number {
  return changes.filter(({ before, after }) => tierOf(before) !== tierOf(after)).length;
}

function sizeOf({ before, after }: EstimateChange): number {
  return Math.abs((after ?? WITHOUT) - (before ?? WITHOUT));
}

function tierOf(value: number | null): 'high' | 'middle' | 'low' | null {
  if (value === null) return null;
  if (value >= HIGH_SCORE) return 'high';
  return value >= MIDDLE_SCORE ? 'middle' : 'low';
}
