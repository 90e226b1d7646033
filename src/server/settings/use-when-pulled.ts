import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

const KEY = 'use_when_pulled';

/** Models that are being pulled to be used: what each is for, and its name; null: nothing is waited for. */
type WhenPulled = { judging: string | null; estimates: string | null };

const nothing: WhenPulled = { judging: null, estimates: null };

const storedSchema = z
  .object({ judging: z.string().nullable(), estimates: z.string().nullable() })
  .catch(nothing);

/** Which models are to be used once they are there. Survives a restart, as their pulls do. */
export async function readWhenPulled(db: Database): Promise<WhenPulled> {
  return storedSchema.parse(await findSetting(db, KEY));
}

/** Keeps what is named and leaves the rest as it is. */
export async function saveWhenPulled(db: Database, wishes: Partial<WhenPulled>, now: number): Promise<void> {
  const before = await readWhenPulled(db);
  const after = { ...before, ...wishes };
  if (after.judging === before.judging && after.estimates === before.estimates) return;
  await saveSetting(db, KEY, { value: after, now });
}
