/**
 * From which score on an article is high or middle. Written again here, and held equal to src/shared by a
 * test, because importing a value from there brings the whole validation library into the page.
 */
export const HIGH_SCORE = 75;
export const MIDDLE_SCORE = 40;

/** The three tiers that a score is coloured by. */
export type ScoreTier = 'high' | 'middle' | 'low';

export function tierOf(score: number): ScoreTier {
  if (score >= HIGH_SCORE) return 'high';
  return score >= MIDDLE_SCORE ? 'middle' : 'low';
}
