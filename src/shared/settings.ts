import { z } from 'zod';
import { MAX_INTERESTS_LENGTH } from './limits.ts';

/** What the owner wrote about what they want and do not want to read. */
export const interestsSchema = z.object({
  interests: z.string(),
  anti_interests: z.string(),
  /** Goes up by one with every saved change; a judgement names the version it was made with. */
  version: z.number().int(),
});
export type Interests = z.infer<typeof interestsSchema>;

export const interestsChangeSchema = z.strictObject({
  interests: z.string().max(MAX_INTERESTS_LENGTH),
  anti_interests: z.string().max(MAX_INTERESTS_LENGTH),
  /** The version that the edit began with; a newer one in the store refuses the save. */
  version: z.number().int().optional(),
});

/** Which models judge. Null: not chosen yet. */
export const ollamaConfigSchema = z.object({
  /** Where Ollama is: from the config file or the environment; where they do not say, what was saved. */
  url: z.string(),
  /** The key of the configuration that names it. */
  url_setting: z.string(),
  /** False while file and environment leave it open: then PUT /api/ollama/connection may save it. */
  url_is_configured: z.boolean(),
  categorization_model: z.string().nullable(),
  scoring_model: z.string().nullable(),
  use_separate_models: z.boolean(),
  /** Goes up with every save, so that a second tab notices. */
  version: z.number().int(),
});
export type OllamaConfig = z.infer<typeof ollamaConfigSchema>;

export const ollamaConfigChangeSchema = z.strictObject({
  categorization_model: z.string().trim().min(1).max(300),
  scoring_model: z.string().trim().min(1).max(300).optional(),
  /** Off: one model does both, and `scoring_model` is not looked at. Left out: stays as it is. */
  use_separate_models: z.boolean().optional(),
  version: z.number().int().optional(),
  /** Also judge again what the new choice makes stale. */
  rescore: z.boolean().optional(),
});

/** The saved choice, and how many articles are judged again because of it (0 when not asked). */
export const savedOllamaConfigSchema = ollamaConfigSchema.extend({ rescore_queued: z.number().int() });
