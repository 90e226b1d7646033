import { z } from 'zod';
import { timeSchema } from './page.ts';

/** A backup in the folder of backups. */
export const backupSchema = z.object({
  name: z.string(),
  bytes: z.number().int(),
  made_at: timeSchema,
});

/** The backups, newest first, and how making them by themselves goes. */
export const backupListSchema = z.object({
  backups: z.array(backupSchema),
  /** Absolute. */
  folder: z.string(),
  running: z.boolean(),
  /** Why the last try came to nothing; null when it did not, or when none was made since the start. */
  failure: z.string().nullable(),
  /** When the next one is made by itself; null where none is. */
  next_at: timeSchema.nullable(),
});
export type BackupList = z.infer<typeof backupListSchema>;
