/** What is known of an article: where its estimate should be (0 to 100), and how much that counts. */
export type Label = { target: number; weight: number };

export type Verdict = 'more' | 'less';

/** The newest judgements that teach; with the votes they make a system of about 560 equations. */
export const JUDGEMENT_LIMIT = 500;

/** A judge errs: measured with scores that spread by 20, a fifth of a vote's weight ranked best. */
const JUDGEMENT_WEIGHT = 0.2;
const WANTED_TARGET = 85;
const UNWANTED_TARGET = 15;

/** A vote counts in full and never against what the judge already thinks in that direction. */
export function labelOfVote(verdict: Verdict, score: number | undefined): Label {
  const target =
    verdict === 'more' ? Math.max(score ?? 0, WANTED_TARGET) : Math.min(score ?? 100, UNWANTED_TARGET);
  return { target, weight: 1 };
}

export function labelOfJudgement(score: number): Label {
  return { target: score, weight: JUDGEMENT_WEIGHT };
}
