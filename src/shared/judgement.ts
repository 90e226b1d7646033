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
  /** What had been estimated when the judge came, 0–100; null where nothing was. */
  estimate_before: z.number().int().nullable(),
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
  'budget_spent',
  'quiet_hours',
]);
export type Standstill = z.infer<typeof standstillSchema>;

/** The scoring status: what the line at the foot of the sidebar says. */
export const judgingStatusSchema = z.object({
  state: z.enum(['idle', 'judging', 'testing', 'standing_still']),
  reason: standstillSchema.nullable(),
  /** The reason in a sentence, and the next step. */
  message: z.string().nullable(),
  hint: z.string().nullable(),
  /** A page of ours that holds the cure. */
  link: z.string().nullable(),
  /** The model that is being tested, as soon as that was asked for: judging goes on after it. */
  testing: z.string().nullable(),
  /** True as soon as the owner has paused, though a running call may still come to its end. */
  paused: z.boolean(),
  waiting: z.number().int(),
  /** Those of `waiting` that have no result yet, and those that keep their old one meanwhile. */
  waiting_new: z.number().int(),
  waiting_again: z.number().int(),
  failed: z.number().int(),
  /** Articles that were judged by themselves since midnight, and how many may be; null: no limit. */
  budget: z.object({ limit: z.number().int().nullable(), judged_today: z.number().int() }),
  /** When the quiet hours end, or the next day begins, where that is what is waited for. */
  resumes_at: timeSchema.nullable(),
  current_article_id: z.number().int().nullable(),
  /** The one that is taken next, as things are now; null while nothing may be taken. */
  next_article_id: z.number().int().nullable(),
  model: z.string().nullable(),
  seconds_per_article: z.number().nullable(),
  /** For what may be judged as things are, today's limit included; null while nothing is known or done. */
  estimated_seconds: z.number().int().nullable(),
});
export type JudgingStatus = z.infer<typeof judgingStatusSchema>;

/** Why nothing can be judged again now, in a sentence, and the next step. */
const reEvaluationBlockSchema = z.object({
  reason: standstillSchema,
  message: z.string(),
  hint: z.string(),
});

/** What judging again would do, or has queued: `queued` is the sum of the other two. */
export const reEvaluationSchema = z.object({
  queued: z.number().int(),
  /** Both questions. */
  full: z.number().int(),
  /** The score alone; the categories stay. */
  score_only: z.number().int(),
  /** At the speed of the last articles, score-only ones being quicker; null before any was judged. */
  estimated_seconds: z.number().int().nullable(),
  /** Null when it can be done now. Else the counts are by what the models were when they were last seen. */
  blocked: reEvaluationBlockSchema.nullable(),
});
export type ReEvaluation = z.infer<typeof reEvaluationSchema>;

export const reEvaluationRequestSchema = z.strictObject({
  /** Every unread article that has a result or a failure, stale or not. */
  force: z.boolean().default(false),
  /** Only count. */
  dry_run: z.boolean().default(false),
});

/** How many failed articles were queued once more. */
export const retriedSchema = z.object({ queued: z.number().int() });

/** The prompts as they are sent, with names in braces where each reader and article has its own words. */
export const promptsSchema = z.object({
  categorization_prompt: z.string(),
  scoring_prompt: z.string(),
  combined_prompt: z.string(),
  version: z.number().int(),
});
export type Prompts = z.infer<typeof promptsSchema>;
