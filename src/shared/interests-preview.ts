import { z } from 'zod';
import { articleRowSchema } from './article.ts';
import { interestsChangeSchema } from './settings.ts';

/** Texts as they are being written; nothing is saved. */
export const interestsDraftSchema = interestsChangeSchema.omit({ version: true });

const estimate = z.number().int().nullable();

const changeSchema = z.object({
  article: articleRowSchema,
  before: estimate,
  after: estimate,
  /** The phrase of these texts that speaks for the rise, or (unwanted) for the fall; null where none does. */
  closest_to: z.object({ phrase: z.string(), wanted: z.boolean() }).nullable(),
});

const bestSchema = z.object({
  article: articleRowSchema,
  estimate: z.number().int(),
  /** What is wanted that the article is closest to; null where nothing is. */
  closest_to: z.string().nullable(),
});

/** What these texts would change among the newest unread articles. */
export const interestsPreviewSchema = z.object({
  /** The largest changes, at most five, the largest first. */
  changes: z.array(changeSchema),
  /** Those that would stand on top, at most eight, the best first. */
  best: z.array(bestSchema),
  /** How many would come to stand in another tier: high, middle, low, or without an estimate. */
  moved: z.number().int(),
  /** False where nothing can be estimated with these texts. */
  ready: z.boolean(),
  /** Why not, or what the preview could not take into account; a sentence. */
  reason: z.string().nullable(),
});
export type InterestsPreview = z.infer<typeof interestsPreviewSchema>;
