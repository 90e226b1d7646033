import { z } from 'zod';

/*
 * What Ollama sends. Fields we do not use are not named; fields that some version leaves out are optional;
 * unknown fields pass. Durations are nanoseconds, sizes bytes.
 */

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const errorBodySchema = z.object({ error: z.string() });

export const versionSchema = z.object({ version: z.string().min(1) });

const detailsSchema = z.object({
  family: z.string().optional(),
  parameter_size: z.string().optional(),
  quantization_level: z.string().optional(),
  context_length: z.number().optional(),
});

export const taggedModelSchema = z.object({
  name: z.string(),
  size: z.number(),
  digest: z.string(),
  details: detailsSchema.optional(),
  /** From 0.30; before that only `/api/show` tells. */
  capabilities: z.array(z.string()).optional(),
  remote_host: z.string().optional(),
  remote_model: z.string().optional(),
});
export type TaggedModel = z.infer<typeof taggedModelSchema>;
export const tagsSchema = z.object({ models: list(taggedModelSchema) });

export const loadedModelSchema = z.object({
  name: z.string(),
  digest: z.string(),
  size: z.number().optional(),
  size_vram: z.number().optional(),
  context_length: z.number().optional(),
  expires_at: z.string().optional(),
});
export type LoadedModel = z.infer<typeof loadedModelSchema>;
export const psSchema = z.object({ models: list(loadedModelSchema) });

export const showSchema = z.object({
  details: detailsSchema.optional(),
  capabilities: z.array(z.string()).optional(),
  /** Keys begin with the architecture, as in `llama.context_length`. */
  model_info: z.record(z.string(), z.unknown()).nullish(),
});
export type ShownModel = z.infer<typeof showSchema>;

export const chatLineSchema = z.object({
  message: z.object({ content: z.string().optional(), thinking: z.string().optional() }).optional(),
  error: z.string().optional(),
  done: z.boolean().optional(),
  done_reason: z.string().optional(),
  total_duration: z.number().optional(),
  load_duration: z.number().optional(),
  prompt_eval_count: z.number().optional(),
  prompt_eval_duration: z.number().optional(),
  eval_count: z.number().optional(),
  eval_duration: z.number().optional(),
});
export type ChatLine = z.infer<typeof chatLineSchema>;

export const generatedSchema = z.object({ done: z.boolean() });

export const embeddedSchema = z.object({
  /** Whether these are numbers is looked at in check-embeddings.ts: what is no number is the model's fault. */
  embeddings: z.array(z.array(z.unknown())),
  prompt_eval_count: z.number().optional(),
});

export const pullLineSchema = z.object({
  status: z.string().optional(),
  digest: z.string().optional(),
  total: z.number().optional(),
  /** Absent while it is zero. */
  completed: z.number().optional(),
  error: z.string().optional(),
});
export type PullLine = z.infer<typeof pullLineSchema>;
