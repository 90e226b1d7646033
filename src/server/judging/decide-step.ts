import type { CategoryAnswer } from './answers.ts';
import type { QuestionKind } from './prompts/question.ts';

/** The first model's answer, kept on the job until the second has spoken. Durations in milliseconds. */
export type StagedCategories = CategoryAnswer & {
  fingerprint: string;
  tokensIn: number;
  tokensOut: number;
  durationMs: number;
};

export type StepFacts = {
  /** What the job asks for. */
  stages: 'both' | 'score';
  /** Two models judge. */
  separate: boolean;
  staged: StagedCategories | null;
  /** What the stored categories were made with; null without a result. */
  storedCategories: string | null;
  /** What categories made now would carry. */
  current: string;
};

/**
 * The question to put next. Decided anew whenever a job is claimed, because models may have been changed
 * since it was queued: categories that another model made are asked for again, whatever the job says.
 */
export function decideStep({ stages, separate, staged, storedCategories, current }: StepFacts): QuestionKind {
  if (stages === 'score' && storedCategories === current) return 'score';
  if (!separate) return 'combined';
  return staged?.fingerprint === current ? 'score' : 'categorize';
}
