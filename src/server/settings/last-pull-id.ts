import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

const KEY = 'last_pull_id';

const idSchema = z.number().int().nonnegative().catch(0);

/** The highest id that a pull ever had; 0 before the first. Rows go when pulls end, so they cannot tell. */
export async function readLastPullId(db: Database): Promise<number> {
  return idSchema.parse(await findSetting(db, KEY));
}

export async function saveLastPullId(db: Database, id: number, now: number): Promise<void> {
  await saveSetting(db, KEY, { value: id, now });
}
