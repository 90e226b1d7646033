import { z } from 'zod';
import { judgingStatusSchema, standstillSchema } from './judgement.ts';
import { timeSchema } from './page.ts';

/** What keeps Winnow from working as it should: why judging stands still, and what else wants somebody's care. */
export const healthReasonSchema = z.enum([
  ...standstillSchema.options,
  'offline',
  'disk_low',
  'backup_failed',
]);
export type HealthReason = z.infer<typeof healthReasonSchema>;

const readinessSchema = z.enum(['ready', 'degraded']);

export const healthSchema = z.object({
  status: readinessSchema,
  reasons: z.array(healthReasonSchema),
  version: z.string().nullable(),
});

const describedReasonSchema = z.object({
  code: healthReasonSchema,
  /** What is wrong, and what to do about it, each in a sentence. */
  message: z.string(),
  hint: z.string(),
  /** A page of ours that holds the cure. */
  link: z.string().nullable(),
});
export type DescribedReason = z.infer<typeof describedReasonSchema>;

/** How Winnow is doing at this moment. Sizes in bytes. */
export const serverStatusSchema = z.object({
  status: readinessSchema,
  reasons: z.array(describedReasonSchema),
  version: z.string(),
  node_version: z.string(),
  started_at: timeSchema,
  uptime_seconds: z.number().int(),
  data: z.object({
    /** Absolute. */
    folder: z.string(),
    database_bytes: z.number().int(),
    /** The index of the search: it is made again where it is lost. */
    search_bytes: z.number().int(),
    image_bytes: z.number().int(),
    /** Backups, and the copies that upgrades and restores have left. */
    backup_bytes: z.number().int(),
    /** Of the whole disk; null where the system does not tell. */
    free_bytes: z.number().int().nullable(),
  }),
  memory: z.object({
    /** All that the process holds, its threads included. */
    resident_bytes: z.number().int(),
    /** What of it the main thread's JavaScript uses. */
    heap_bytes: z.number().int(),
  }),
  /** How late the main thread was for what it meant to do, in milliseconds, since some minutes ago. */
  event_loop: z.object({ since: timeSchema, p50_ms: z.number(), p99_ms: z.number(), max_ms: z.number() }),
  /** Open streams of events: pages that are in sight somewhere. */
  streams: z.number().int(),
  /** Feeds in line and feeds being fetched right now. */
  refresh: z.object({ waiting: z.number().int(), running: z.number().int() }),
  judging: judgingStatusSchema.pick({
    state: true,
    waiting: true,
    failed: true,
    seconds_per_article: true,
    estimated_seconds: true,
  }),
});
export type ServerStatus = z.infer<typeof serverStatusSchema>;
