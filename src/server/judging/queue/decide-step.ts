import { z } from 'zod';
import type { QuestionKind } from '#server/judging/prompts/question.ts';

/** The first model's answer, kept on the job until the second has spoken. Durations in milliseconds. */
const stagedSchema = z.object({
  categoryIds: z.array(z.number()),
  proposedCategory: z.string().nullable(),
  fingerprint: z.string(),
  /** When the question was put, in epoch ms. */
  askedAt: z.number(),
  tokensIn: z.number(),
  tokensOut: z.number(),
  durationMs: z.number(),
});
export type StagedCategories = z.infer<typeof stagedSchema>;

/** Reads what a job keeps. What another version of Winnow wrote differently counts as nothing: it is asked again. */
export function parseStaged(text: string | null): StagedCategories | null {
  if (text === null) return null;
  try {
    return stagedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

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
