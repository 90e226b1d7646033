import type { Estimate } from '#server/estimates/estimate-articles.ts';
import type { InterestsPreview } from '#shared/interests-preview.ts';
import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';

/** Whole numbers, as they are shown; null without an estimate. */
export type EstimateChange = {
  id: number;
  before: number | null;
  after: number | null;
  closest_to: Change['closest_to'];
};

export type BestEstimate = { id: number; estimate: number; closest_to: string | null };

type Change = InterestsPreview['changes'][number];

const SHOWN = 5;

/** As many as a newcomer looks through beside what they write. */
const SHOWN_BEST = 8;

/** Where an article without an estimate stands in the list: just under the middle tier (decision 0005). */
const WITHOUT = MIDDLE_SCORE - 0.0005;

/** The five that would move most, of equals the newer; those that would not move at all are left out. */
export function largestChanges(changes: readonly EstimateChange[]): EstimateChange[] {
  return changes
    .filter(({ before, after }) => before !== after)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one) || other.id - one.id)
    .slice(0, SHOWN);
}

/** Those that would stand on top, of equals the newer. */
export function bestEstimates(
  articles: readonly { id: number }[],
  estimates: readonly (Estimate | undefined)[],
): BestEstimate[] {
  return articles
    .flatMap(({ id }, index) => {
      const found = estimates[index];
      return found ? [{ id, found }] : [];
    })
    .toSorted((one, other) => other.found.value - one.found.value || other.id - one.id)
    .slice(0, SHOWN_BEST)
    .map(({ id, found }) => ({ id, estimate: Math.round(found.value), closest_to: found.closest ?? null }));
}

/** What an article's estimate comes to, and the phrase that speaks for it. */
export function toChange(
  { id, estimate }: { id: number; estimate: number | null },
  found: Estimate | undefined,
): EstimateChange {
  const before = estimate === null ? null : Math.round(estimate);
  const after = found ? Math.round(found.value) : null;
  const wanted = (after ?? WITHOUT) > (before ?? WITHOUT);
  const phrase = wanted ? found?.closest : found?.against;
  return { id, before, after, closest_to: phrase === undefined ? null : { phrase, wanted } };
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
