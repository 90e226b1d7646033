import { z } from 'zod';
import { listOfferedCategories, type OfferedCategory } from '#server/categories/category-queries.ts';
import type { Database } from '#server/database/open.ts';
import { chooseOffered } from '#server/judging/prompts/offer-categories.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';

const KEY = 'offered_categories';
const storedSchema = z
  .object({ ids: z.array(z.number().int()), chosen_at: z.number() })
  .catch({ ids: [], chosen_at: 0 });

/** More categories than anybody has; all are ranked, because any of them may be among those offered. */
const ALL = 100_000;

/** Where not all fit, those that are used most are chosen anew so often, in ms: once a day costs nothing. */
const RENEW_AFTER = 86_400_000;

/** What a prompt offers now. */
export async function readOfferedCategories(db: Database): Promise<OfferedCategory[]> {
  const { ids } = await readStored(db);
  return chooseOffered(await listOfferedCategories(db, ALL), ids);
}

/** Remembers what is offered, so that the next prompt offers the same; see {@link chooseOffered}. */
export async function keepOfferedCategories(db: Database, now: number): Promise<void> {
  const stored = await readStored(db);
  const isDue = now - stored.chosen_at >= RENEW_AFTER;
  const offered = chooseOffered(await listOfferedCategories(db, ALL), isDue ? [] : stored.ids);
  const ids = offered.map(({ id }) => id);
  if (!isDue && ids.join() === stored.ids.join()) return;
  await saveSetting(db, KEY, { value: { ids, chosen_at: isDue ? now : stored.chosen_at }, now });
}

async function readStored(db: Database) {
  return storedSchema.parse(await findSetting(db, KEY));
}
