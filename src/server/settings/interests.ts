import type { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import { type Interests, interestsSchema } from '#shared/settings.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

export type InterestsDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  /** Stores what belongs to a new version, in the transaction that saves it. */
  onNewVersion?: (db: Database, made: { version: number; now: number }) => Promise<void>;
};

const stored = interestsSchema.catch({
  interests: '',
  anti_interests: '',
  version: 0,
}) satisfies z.ZodType<Interests>;

/** What the owner wants and does not want; empty texts and version 0 before the first save. */
export async function readInterests(db: Database): Promise<Interests> {
  return stored.parse(await findSetting(db, 'interests'));
}

export type InterestsChange = { interests: string; anti_interests: string; version?: number | undefined };

/**
 * Saves both texts. The version goes up only when something differs. Throws `settings_changed` when the
 * edit began with an older version than the stored one.
 */
export async function saveInterests(
  { db, bus, clock, onNewVersion }: InterestsDeps,
  change: InterestsChange,
): Promise<Interests> {
  const now = clock.now();
  // One transaction, so that of two edits at the same moment the second sees the first.
  const { saved, isNew } = await db.transaction().execute(async (transaction) => {
    const replaced = await replaceInterests(transaction, change, now);
    if (replaced.isNew) await onNewVersion?.(transaction, { version: replaced.saved.version, now });
    return replaced;
  });
  if (isNew) bus.publish({ type: 'settings_changed', key: 'interests' });
  return saved;
}

async function replaceInterests(
  db: Database,
  change: InterestsChange,
  now: number,
): Promise<{ saved: Interests; isNew: boolean }> {
  const before = await readInterests(db);
  if (change.version !== undefined && change.version !== before.version) {
    throw new AppError(
      'settings_changed',
      'The interests were changed somewhere else since you opened them.',
      {
        hint: 'Load the saved text, or save yours over it.',
        details: { version: before.version },
      },
    );
  }
  const texts = { interests: tidy(change.interests), anti_interests: tidy(change.anti_interests) };
  if (texts.interests === before.interests && texts.anti_interests === before.anti_interests) {
    return { saved: before, isNew: false };
  }
  const saved = { ...texts, version: before.version + 1 };
  await saveSetting(db, 'interests', { value: saved, now });
  return { saved, isNew: true };
}

function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
