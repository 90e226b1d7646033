import { z } from 'zod';
import { MAX_RETENTION_DAYS } from './limits.ts';

/** What Winnow keeps on the disk, and what retention would take away. Sizes in bytes. */
export const storageSchema = z.object({
  articles: z.number().int(),
  starred: z.number().int(),
  database_bytes: z.number().int(),
  /** Of these, what stands empty and is filled by the next articles: a database file does not shrink. */
  free_bytes: z.number().int(),
  image_bytes: z.number().int(),
  /** With the days asked about, or those that are saved. */
  would_remove: z.object({ articles: z.number().int(), contents: z.number().int() }),
});
export type Storage = z.infer<typeof storageSchema>;

/** Days that a preview asks about as they stand in a query; `never` for no end. */
export const askedRetentionSchema = z.union(
  [z.literal('never').transform(() => null), z.coerce.number<string>().int().min(1).max(MAX_RETENTION_DAYS)],
  { error: `The days are a whole number from 1 to ${MAX_RETENTION_DAYS}, or never` },
);
