import { z } from 'zod';
import { timeSchema } from './page.ts';

export const importStateSchema = z.enum(['waiting', 'added', 'known', 'failed']);

/** One outline of an imported list of feeds. */
export const importedFeedSchema = z.object({
  position: z.number().int(),
  url: z.string(),
  title: z.string().nullable(),
  folder: z.string().nullable(),
  state: importStateSchema,
  feed_id: z.number().int().nullable(),
  /** Why it could not be added, and what to do; null otherwise. */
  failure: z.object({ kind: z.string(), text: z.string(), hint: z.string() }).nullable(),
});
export type ImportedFeed = z.infer<typeof importedFeedSchema>;

/** The last import, running or done. It stays until it is dismissed or another begins. */
export const feedImportSchema = z.object({
  id: z.number().int(),
  /** A file's name, an address, or "Starter set". */
  source: z.string(),
  started_at: timeSchema,
  finished_at: timeSchema.nullable(),
  total: z.number().int(),
  waiting: z.number().int(),
  added: z.number().int(),
  known: z.number().int(),
  failed: z.number().int(),
  /** Feeds that were too many for one list: they were not taken in. */
  left_out: z.number().int(),
});
export type FeedImport = z.infer<typeof feedImportSchema>;

export const starterSetSchema = z.object({
  topics: z.array(
    z.object({
      name: z.string(),
      feeds: z.array(z.object({ url: z.string(), title: z.string(), about: z.string() })),
    }),
  ),
});
export type StarterSet = z.infer<typeof starterSetSchema>;

/** Null: there was none, or it was dismissed. */
export const lastImportSchema = z.object({ import: feedImportSchema.nullable() });

export const importedFeedsSchema = z.object({
  total: z.number().int(),
  feeds: z.array(importedFeedSchema),
});

/** Feeds chosen on a page, such as those of the starter set. */
export const feedsToImportSchema = z.strictObject({
  source: z.string().trim().min(1).max(200),
  feeds: z
    .array(
      z.strictObject({
        url: z.string().trim().min(1).max(2_048),
        title: z.string().trim().min(1).max(200).optional(),
        folder: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .min(1, 'name at least one feed')
    .max(1_000),
});
export type FeedsToImport = z.infer<typeof feedsToImportSchema>;
