import { z } from 'zod';
import { ollamaErrorClassSchema } from './ollama.ts';
import { timeSchema } from './page.ts';

/**
 * `done` and `cancelled` are shown for a while and then leave: a finished pull for some seconds, a
 * cancelled one for as long as the server runs if it left bytes behind that the next pull goes on from.
 */
export const pullStateSchema = z.enum(['queued', 'running', 'failed', 'cancelled', 'done']);
export type PullState = z.infer<typeof pullStateSchema>;

/**
 * `starting`: the manifest. `rechecking`: bytes went back, and what was lost is fetched again. `retrying`:
 * Ollama went away or stalled, and is asked again soon. `resuming`: our own restart interrupted it.
 */
export const pullPhaseSchema = z.enum([
  'starting',
  'downloading',
  'rechecking',
  'verifying',
  'writing',
  'retrying',
  'resuming',
]);

const bytesSchema = z.number().int().nonnegative();

/** The download of one model, which the server owns: it goes on whoever looks. */
export const pullSchema = z.object({
  id: z.number().int(),
  /** As it was asked for. */
  model: z.string(),
  state: pullStateSchema,
  phase: pullPhaseSchema,
  /** What is going on, in words for people. */
  status: z.string(),
  /** Summed over the layers seen so far; neither falls. */
  completed: bytesSchema,
  /** Null while it is not known. */
  total: bytesSchema.nullable(),
  /** Null: shown without a number. Never falls, and is 100 only once the model is installed. */
  percent: z.number().int().min(0).max(100).nullable(),
  /** Really new bytes a second, over the last two. */
  speed: z.number().int().nonnegative().nullable(),
  /** Seconds left. */
  eta: z.number().int().nonnegative().nullable(),
  /** The layer on its way. */
  digest: z.string().nullable(),
  queued_at: timeSchema,
  started_at: timeSchema.nullable(),
  error_class: ollamaErrorClassSchema.nullable(),
  message: z.string().nullable(),
  hint: z.string().nullable(),
  /** Ollama's own wording of the failure. */
  detail: z.string().nullable(),
  /** It went on by itself after a restart of ours. */
  resumed: z.boolean(),
});
export type Pull = z.infer<typeof pullSchema>;

/** `update` asks for a model that is installed already, for its newest version. */
export const pullRequestSchema = z.strictObject({
  model: z.string(),
  update: z.boolean().optional(),
  /** Takes the model into use for this as soon as it is there, whoever looks by then. */
  use_for: z.enum(['judging', 'estimates']).optional(),
});
export type UseFor = NonNullable<z.infer<typeof pullRequestSchema>['use_for']>;

/**
 * One line of the stream that answers `POST /api/ollama/models/pull`. `status` is words until the last
 * line, where it is `success`, `cancelled` or `error`.
 */
export const pullLineSchema = pullSchema.pick({
  status: true,
  completed: true,
  total: true,
  digest: true,
  percent: true,
  speed: true,
  eta: true,
  model: true,
  state: true,
  phase: true,
  error_class: true,
  message: true,
  hint: true,
});
export type PullLine = z.infer<typeof pullLineSchema>;

/** `GET /api/ollama/download-status`: the running pull in short, and all of them. */
export const downloadStatusSchema = z.object({
  /** Whether one runs or waits. */
  active: z.boolean(),
  /** The running one; null between two. */
  model: z.string().nullable(),
  completed: bytesSchema,
  total: bytesSchema.nullable(),
  percent: pullSchema.shape.percent,
  status: z.string(),
  speed: pullSchema.shape.speed,
  eta: pullSchema.shape.eta,
  /** Names that wait, in their order. */
  queue: z.array(z.string()),
  /** Of the failed ones that were not dismissed, the last. */
  last_error: z
    .object({ model: z.string(), error_class: ollamaErrorClassSchema, message: z.string() })
    .nullable(),
  pulls: z.array(pullSchema),
});
export type DownloadStatus = z.infer<typeof downloadStatusSchema>;
