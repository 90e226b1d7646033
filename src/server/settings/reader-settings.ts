import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import { type ReaderSettings, type ReaderSettingsChange, readerSettingsSchema } from '#shared/settings.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

export type ReaderSettingsDeps = { db: Database; bus: EventBus; clock: Clock };

const KEY = 'reader';

/** Longer than anyone looks back for what they have read, short enough that the disk does not fill. */
const DEFAULT_RETENTION_DAYS = 90;

/** Before the first save. */
const defaults: ReaderSettings = {
  explanation_language: 'en',
  reading_depth: 'normal',
  daily_limit: null,
  quiet_hours: null,
  minimum_estimate: null,
  images: 'proxy',
  retention_days: DEFAULT_RETENTION_DAYS,
  density: 'comfortable',
  order: 'best',
  mark_read: 'after',
  read_after_seconds: 2,
  fresh_points_per_day: 4,
  unscored: 'middle',
  backup_every: 'week',
  backups_kept: 3,
  welcome: 'open',
  version: 0,
};

/** Each value on its own: one that another version of Winnow wrote differently takes no other with it. */
const { shape } = readerSettingsSchema;
const storedSchema = readerSettingsSchema
  .extend({
    explanation_language: shape.explanation_language.catch(defaults.explanation_language),
    reading_depth: shape.reading_depth.catch(defaults.reading_depth),
    daily_limit: shape.daily_limit.catch(defaults.daily_limit),
    quiet_hours: shape.quiet_hours.catch(defaults.quiet_hours),
    minimum_estimate: shape.minimum_estimate.catch(defaults.minimum_estimate),
    images: shape.images.catch(defaults.images),
    retention_days: shape.retention_days.catch(defaults.retention_days),
    density: shape.density.catch(defaults.density),
    order: shape.order.catch(defaults.order),
    mark_read: shape.mark_read.catch(defaults.mark_read),
    read_after_seconds: shape.read_after_seconds.catch(defaults.read_after_seconds),
    fresh_points_per_day: shape.fresh_points_per_day.catch(defaults.fresh_points_per_day),
    unscored: shape.unscored.catch(defaults.unscored),
    backup_every: shape.backup_every.catch(defaults.backup_every),
    backups_kept: shape.backups_kept.catch(defaults.backups_kept),
    welcome: shape.welcome.catch(defaults.welcome),
    version: shape.version.catch(defaults.version),
  })
  .catch(defaults);

/** What is saved; the defaults for what never was. */
export async function readReaderSettings(db: Database): Promise<ReaderSettings> {
  return storedSchema.parse(await findSetting(db, KEY));
}

/**
 * Saves what the change names and keeps the rest. The version goes up only when something differs. Throws
 * `settings_changed` when the edit began with an older version than the stored one.
 */
export async function saveReaderSettings(
  { db, bus, clock }: ReaderSettingsDeps,
  change: ReaderSettingsChange,
): Promise<ReaderSettings> {
  // One transaction, so that of two edits at the same moment the second sees the first.
  const { saved, isNew } = await db
    .transaction()
    .execute((transaction) => replaceSettings(transaction, change, clock.now()));
  if (isNew) bus.publish({ type: 'settings_changed', key: KEY });
  return saved;
}

async function replaceSettings(
  db: Database,
  { version, ...change }: ReaderSettingsChange,
  now: number,
): Promise<{ saved: ReaderSettings; isNew: boolean }> {
  const before = await readReaderSettings(db);
  if (version !== undefined && version !== before.version) {
    throw new AppError(
      'settings_changed',
      'The settings were changed somewhere else since you opened them.',
      {
        hint: 'Load the saved ones, or save yours over them.',
        details: { version: before.version },
      },
    );
  }
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after: ReaderSettings = { ...before, ...named };
  if (JSON.stringify(after) === JSON.stringify(before)) return { saved: before, isNew: false };
  const saved = { ...after, version: before.version + 1 };
  await saveSetting(db, KEY, { value: saved, now });
  return { saved, isNew: true };
}
