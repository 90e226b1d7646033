import { z } from 'zod';
import { MODEL_TEST_ARTICLES, MODEL_TEST_PAIRS } from './limits.ts';
import { ollamaErrorClassSchema } from './ollama.ts';
import { timeSchema } from './page.ts';

/** How much of an article the model reads. */
export const readingDepthSchema = z.enum(['short', 'normal', 'full']);
export type ReadingDepth = z.infer<typeof readingDepthSchema>;

/** What the model said of one article; null where none of its answers could be used. */
const testedArticleSchema = z.object({
  title: z.string(),
  wanted: z.boolean(),
  interest: z.number().int().min(0).max(10).nullable(),
  quality: z.number().int().min(0).max(10).nullable(),
  score: z.number().min(0).max(100).nullable(),
  explanation: z.string().nullable(),
});
export type TestedArticle = z.infer<typeof testedArticleSchema>;

/** What a finished test found out about a model. */
export const modelTestResultSchema = z.object({
  /** The name it was tested under; the digest is what counts. */
  model: z.string(),
  digest: z.string(),
  prompt_version: z.number().int(),
  /** Articles with a usable answer, of twelve. */
  valid: z.number().int().min(0).max(MODEL_TEST_ARTICLES),
  /**
   * Pairs of 36 in which the wanted article has the higher score. A tie counts half; a pair with an article
   * that got no usable answer counts nothing.
   */
  pairs_ordered: z.number().min(0).max(MODEL_TEST_PAIRS),
  /** Reading and answering, in the mean of all twelve but the first (which pays for the constant prompt). */
  seconds_per_article: z.number().nullable(),
  /** Generated tokens a second. */
  tokens_per_second: z.number().nullable(),
  /** It wrote thoughts before its answers. */
  thinks: z.boolean(),
  /** The beginning of the prompt was not evaluated again for every article. */
  prefix_reused: z.boolean(),
  /** The deepest reading at which an article takes at most 20 s. */
  reading_depth: readingDepthSchema,
  /** A sentence where the model ranks no better than chance. */
  warning: z.string().nullable(),
  articles: z.array(testedArticleSchema),
  /** The newest unread article, judged by the owner's own interests; null where there is none. */
  own_article: testedArticleSchema.omit({ wanted: true }).extend({ id: z.number().int() }).nullable(),
  tested_at: timeSchema,
});
export type ModelTestResult = z.infer<typeof modelTestResultSchema>;

/** A test that runs, or the last one of this digest. */
export const modelTestSchema = z.object({
  model: z.string(),
  digest: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** Articles of the twelve that are through. */
  done: z.number().int().min(0).max(MODEL_TEST_ARTICLES),
  total: z.number().int(),
  /** Of the last test that came to its end; stays while another one runs or when that fails. */
  result: modelTestResultSchema.nullable(),
  /** Why it failed, in words, and the next step; null in the other states. */
  error_class: ollamaErrorClassSchema.nullable(),
  message: z.string().nullable(),
  hint: z.string().nullable(),
});
export type ModelTest = z.infer<typeof modelTestSchema>;

/** The running test and the last ones, by digest. */
export const modelTestsSchema = z.record(z.string(), modelTestSchema);
