import { z } from 'zod';

/** What the owner wrote about what they want and do not want to read. */
export const interestsSchema = z.object({
  interests: z.string(),
  anti_interests: z.string(),
  /** Goes up by one with every saved change; a judgement names the version it was made with. */
  version: z.number().int(),
});
export type Interests = z.infer<typeof interestsSchema>;

export const MAX_INTERESTS_LENGTH = 10_000;

export const interestsChangeSchema = z.strictObject({
  interests: z.string().max(MAX_INTERESTS_LENGTH),
  anti_interests: z.string().max(MAX_INTERESTS_LENGTH),
  /** The version that the edit began with; a newer one in the store refuses the save. */
  version: z.number().int().optional(),
});

/** Which models judge. Null: not chosen yet. */
export const ollamaConfigSchema = z.object({
  /** Where Ollama is: from the config file or the environment, never edited here. */
  url: z.string(),
  url_setting: z.string(),
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
  use_separate_models: z.boolean().optional(),
  version: z.number().int().optional(),
});
