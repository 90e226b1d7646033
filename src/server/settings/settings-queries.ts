import type { Database } from '#server/database/open.ts';

/** Reads one setting as it was written; undefined when it was never saved. */
export async function findSetting(db: Database, key: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row ? JSON.parse(row.value) : undefined;
}

/** Writes one setting, whole. */
export async function saveSetting(
  db: Database,
  key: string,
  entry: { value: unknown; now: number },
): Promise<void> {
  const row = { value: JSON.stringify(entry.value), updated_at: entry.now };
  await db
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
