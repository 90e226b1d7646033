import { z } from 'zod';

/**
 * Every way a conversation with Ollama can fail. The server decides by it whether to try again, the page
 * says by it what to do. `bad_output` and `stalled` are our own findings; `disk_full` to `offline` come
 * from pulls only.
 */
export const ollamaErrorClasses = [
  'unreachable',
  'not_ollama',
  'forbidden_host',
  'unauthorized',
  'model_missing',
  'unsupported',
  'too_long',
  'busy',
  'out_of_memory',
  'bad_output',
  'stalled',
  'disk_full',
  'not_found',
  'too_old',
  'damaged',
  'offline',
  'bad_name',
  'cloud_disabled',
  'other',
  'cancelled',
] as const;

export const ollamaErrorClassSchema = z.enum(ollamaErrorClasses);
export type OllamaErrorClass = z.infer<typeof ollamaErrorClassSchema>;

/** Whether Ollama answers. `hint` is a sentence for the owner; a connected but very old Ollama has one too. */
export const ollamaHealthSchema = z.object({
  connected: z.boolean(),
  version: z.string().nullable(),
  latency_ms: z.number().int().nonnegative().nullable(),
  error_class: ollamaErrorClassSchema.nullable(),
  hint: z.string().nullable(),
});
export type OllamaHealth = z.infer<typeof ollamaHealthSchema>;

/**
 * One name in Ollama's list. Two names may share a digest. `size` is bytes on disk, `context_length` the
 * most tokens the model can read. `remote` marks a stub whose work is done on somebody else's computer:
 * it never gets an article unless the owner allows it.
 */
export const installedModelSchema = z.object({
  name: z.string(),
  size: z.number().int().nonnegative(),
  parameter_size: z.string().nullable(),
  quantization: z.string().nullable(),
  family: z.string().nullable(),
  is_loaded: z.boolean(),
  digest: z.string(),
  capabilities: z.array(z.string()).nullable(),
  context_length: z.number().int().positive().nullable(),
  can_judge: z.boolean(),
  can_embed: z.boolean(),
  remote: z.boolean(),
});
export type InstalledModel = z.infer<typeof installedModelSchema>;
