import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

/** Whether judging stands still until the owner says otherwise. Survives a restart. */
const pauseSchema = z
  .object({
    by_owner: z.boolean(),
    /** The class of five failures in a row. */
    by_failures: z.string().nullable(),
    /** The model that failed. */
    failed_model: z.string().nullable().default(null),
  })
  .catch({ by_owner: false, by_failures: null, failed_model: null });

export type JudgingPause = z.infer<typeof pauseSchema>;

export async function readPause(db: Database): Promise<JudgingPause> {
  return pauseSchema.parse(await findSetting(db, 'judging_pause'));
}

export async function savePause(db: Database, pause: JudgingPause, now: number): Promise<void> {
  await saveSetting(db, 'judging_pause', { value: pause, now });
}
