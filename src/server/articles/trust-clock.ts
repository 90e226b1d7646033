import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';

const KEY = 'retention_clock';
const DAY = 86_400_000;

/** Who was away for longer is believed a day later; a clock that is years ahead is noticed. */
const LONGEST_ABSENCE = 31 * DAY;
/** A clock that is wrong after a start is put right within minutes, once there is a network. */
const DOUBT = DAY;

/** Times in epoch ms. */
const noteSchema = z.object({ looked_at: z.number(), trusted_from: z.number() });

/**
 * Whether the time may decide what is removed for good. After a leap from the last look (machines without a battery
 * start in another year, and clocks are set by mistake) only once a day has passed since. `now` in epoch ms.
 */
export async function isClockTrusted(db: Database, now: number): Promise<boolean> {
  const { data: last } = noteSchema.safeParse(await findSetting(db, KEY));
  const hasLeapt = last !== undefined && Math.abs(now - last.looked_at) > LONGEST_ABSENCE;
  const trustedFrom = hasLeapt ? now + DOUBT : (last?.trusted_from ?? 0);
  await saveSetting(db, KEY, { value: { looked_at: now, trusted_from: trustedFrom }, now });
  return now >= trustedFrom;
}
