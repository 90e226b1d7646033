import { z } from 'zod';
import { categoryRefSchema } from './category.ts';
import { timeSchema } from './page.ts';

/** One of the two weights that moved a score, named after the category it came from. */
export const factorSchema = z.object({ category: categoryRefSchema, factor: z.number() });

/** A stored result with everything that explains the score. */
export const judgementSchema = z.object({
  interest: z.number().int().min(0).max(10),
  quality: z.number().int().min(0).max(10),
  explanation: z.string(),
  score: z.number().int().min(0).max(100),
  /** The weights in the arithmetic: at most one that raises and one that cuts. */
  factors: z.array(factorSchema).max(2),
  /** True where the owner has written no interests, so that quality alone made the score. */
  by_quality_alone: z.boolean(),
  model: z.string(),
  prompt_version: z.number().int(),
  judged_at: timeSchema,
  duration_ms: z.number().int(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** The last attempt to judge an article that failed, in words for the owner. */
export const judgingFailureSchema = z.object({
  class: z.string(),
  text: z.string(),
  raw_answer: z.string().nullable(),
  failed_at: timeSchema,
});
export type JudgingFailure = z.infer<typeof judgingFailureSchema>;

/** Why the queue stands still; null in the status while it does not. */
export const standstillSchema = z.enum([
  'no_model',
  'model_missing',
  'unreachable',
  'paused_by_owner',
  'paused_by_failures',
]);
export type Standstill = z.infer<typeof standstillSchema>;

/** The scoring status: what the line at the foot of the sidebar says. */
export const judgingStatusSchema = z.object({
  state: z.enum(['idle', 'judging', 'standing_still']),
  reason: standstillSchema.nullable(),
  /** The reason in a sentence, and the next step. */
  message: z.string().nullable(),
  hint: z.string().nullable(),
  /** A page of ours that holds the cure. */
  link: z.string().nullable(),
  waiting: z.number().int(),
  failed: z.number().int(),
  current_article_id: z.number().int().nullable(),
  model: z.string().nullable(),
  seconds_per_article: z.number().nullable(),
  estimated_seconds: z.number().int().nullable(),
});
export type JudgingStatus = z.infer<typeof judgingStatusSchema>;

/** What judging again would do, or has queued: `queued` is the sum of the other two. */
export const reEvaluationSchema = z.object({
  queued: z.number().int(),
  /** Both questions. */
  full: z.number().int(),
  /** The score alone; the categories stay. */
  score_only: z.number().int(),
  /** At the speed of the last articles; null before any was judged. */
  estimated_seconds: z.number().int().nullable(),
});
export type ReEvaluation = z.infer<typeof reEvaluationSchema>;

export const reEvaluationRequestSchema = z.strictObject({
  /** Every unread article that has a result or a failure, stale or not. */
  force: z.boolean().default(false),
  /** Only count. */
  dry_run: z.boolean().default(false),
});

/** The prompts as they are sent, with names in braces where each reader and article has its own words. */
export const promptsSchema = z.object({
  categorization_prompt: z.string(),
  scoring_prompt: z.string(),
  combined_prompt: z.string(),
  version: z.number().int(),
});
export type Prompts = z.infer<typeof promptsSchema>;
