import type { ReaderSettings } from '#shared/settings.ts';

/** The settings of the owner as they come, with what a test says about them. */
export function makeSettings(settings: Partial<ReaderSettings> = {}): ReaderSettings {
  return {
    explanation_language: 'en',
    reading_depth: 'normal',
    daily_limit: null,
    quiet_hours: null,
    minimum_estimate: null,
    images: 'proxy',
    retention_days: 90,
    density: 'comfortable',
    order: 'best',
    mark_read: 'after',
    read_after_seconds: 2,
    fresh_points_per_day: 4,
    unscored: 'middle',
    backup_every: 'week',
    backups_kept: 3,
    welcome: 'done',
    version: 1,
    ...settings,
  };
}
