import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import type { AccessDeps } from './access-deps.ts';
import { deleteSessions } from './session-queries.ts';

const KEY = 'password';

/** The hash that the configuration named when Winnow was started last. */
const CONFIGURED_KEY = 'configured_password';

/** What a configuration names goes before what was saved. */
export type KeptPassword = { hash: string; source: 'saved' | 'configured'; changedAt: number | null };

const storedSchema = z.object({ hash: z.string().nullable(), changed_at: z.number() });

/** The password that protects Winnow; null: none does. */
export async function findPassword({
  db,
  config,
}: Pick<AccessDeps, 'db' | 'config'>): Promise<KeptPassword | null> {
  const configured = findConfiguredPassword(config);
  if (configured) return configured;
  const kept = await findSetting(db, KEY);
  if (kept === undefined) return null;
  // What cannot be read must not leave the door open.
  const { hash, changed_at: changedAt } = storedSchema.parse(kept);
  return hash === null ? null : { hash, source: 'saved', changedAt };
}

/** The one that the configuration names, which needs no database. */
export function findConfiguredPassword({ auth }: AccessDeps['config']): KeptPassword | null {
  const hash = auth.password_hash;
  return hash === undefined ? null : { hash, source: 'configured', changedAt: null };
}

/**
 * Logs everybody out when the configuration names another password than at the last start, or none any more: they
 * knew only the old one.
 */
export async function noteConfiguredPassword({
  db,
  clock,
  config,
}: Pick<AccessDeps, 'db' | 'clock' | 'config'>): Promise<void> {
  const hash = config.auth.password_hash ?? null;
  const before = (await findSetting(db, CONFIGURED_KEY)) ?? null;
  if (hash === before) return;
  await db.transaction().execute(async (transaction) => {
    await saveSetting(transaction, CONFIGURED_KEY, { value: hash, now: clock.now() });
    await deleteSessions(transaction, null);
  });
}

/** Keeps a hash, or null for no password at all. */
export async function savePassword(
  db: Database,
  { hash, now }: { hash: string | null; now: number },
): Promise<void> {
  await saveSetting(db, KEY, { value: { hash, changed_at: now }, now });
}
