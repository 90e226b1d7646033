import { z } from 'zod';
import { modelTestsSchema } from './model-test.ts';
import { installedModelSchema } from './ollama.ts';

/** One model of our curated list. */
export const recommendedModelSchema = z.object({
  name: z.string(),
  /** Bytes to download, about. */
  approximate_size: z.number().int().positive(),
  purpose: z.string(),
  /** The oldest Ollama that runs it; null: any. */
  min_version: z.string().nullable(),
  /**
   * Whether a model evaluates the constant beginning of our prompts only once; null for models that are
   * not prompted.
   */
  prefix_reused: z.enum(['yes', 'no', 'partly']).nullable(),
  kind: z.enum(['chat', 'estimate']),
});

/** `supported`: whether the Ollama that answers is new enough; null when it does not say how old it is. */
export const offeredModelSchema = recommendedModelSchema.extend({ supported: z.boolean().nullable() });
export type OfferedModel = z.infer<typeof offeredModelSchema>;

/** A model that must not be deleted now, and why. */
export const modelInUseSchema = z.object({
  name: z.string(),
  reason: z.enum(['configured', 'estimates', 'being_pulled', 'running_call']),
});
export type ModelInUse = z.infer<typeof modelInUseSchema>;

/** `GET /api/ollama/models`: what is installed, what we recommend, and what it takes on disk. */
export const modelLibrarySchema = z.object({
  models: z.array(installedModelSchema),
  recommended: z.array(offeredModelSchema),
  /** The day our list was checked against Ollama's library. */
  recommended_checked_at: z.iso.date(),
  /** Bytes of all installed models; names of one digest count once. */
  disk_bytes: z.number().int().nonnegative(),
  in_use: z.array(modelInUseSchema),
  /** The running test and the last ones, by digest; also of models that are not installed any more. */
  tests: modelTestsSchema,
});
export type ModelLibrary = z.infer<typeof modelLibrarySchema>;

/** `POST /api/ollama/models/unload` and the like: a name as Ollama lists it, or as somebody typed it. */
export const modelRequestSchema = z.strictObject({ model: z.string() });
