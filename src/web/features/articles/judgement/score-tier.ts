import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';

/** The three tiers that a score is coloured by. */
export type ScoreTier = 'high' | 'middle' | 'low';

export function tierOf(score: number): ScoreTier {
  if (score >= HIGH_SCORE) return 'high';
  return score >= MIDDLE_SCORE ? 'middle' : 'low';
}

/** An estimate is never shown as high: that an article is worth its time only the judge can say. */
export function estimateTierOf(estimate: number): Exclude<ScoreTier, 'high'> {
  return estimate >= MIDDLE_SCORE ? 'middle' : 'low';
}
