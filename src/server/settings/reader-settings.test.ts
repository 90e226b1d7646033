import { expect, test } from 'vitest';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { readReaderSettings, saveReaderSettings } from './reader-settings.ts';
import { saveSetting } from './settings-queries.ts';

async function makeDesk() {
  const deps = { db: await makeDatabase(), clock: makeFakeClock(), bus: createEventBus(silentLogger) };
  const heard: unknown[] = [];
  deps.bus.subscribe((event) => heard.push(event));
  return { deps, heard };
}

test('a change is announced; saving the same again is not', async () => {
  const { deps, heard } = await makeDesk();
  await saveReaderSettings(deps, { reading_depth: 'short' });
  await saveReaderSettings(deps, { reading_depth: 'short', daily_limit: null });
  expect(heard).toEqual([{ type: 'settings_changed', key: 'reader' }]);
});

test('of two edits at the same moment one is refused', async () => {
  const { deps } = await makeDesk();
  const saved = await Promise.allSettled([
    saveReaderSettings(deps, { daily_limit: 5, version: 0 }),
    saveReaderSettings(deps, { daily_limit: 6, version: 0 }),
  ]);
  expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a value that another version wrote in its own form takes no other with it', async () => {
  const { deps } = await makeDesk();
  const value = { explanation_language: 'tlh', reading_depth: 'full', daily_limit: 9, version: 4 };
  await saveSetting(deps.db, 'reader', { value, now: 1 });
  expect(await readReaderSettings(deps.db)).toEqual({
    explanation_language: 'en',
    reading_depth: 'full',
    daily_limit: 9,
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
    welcome: 'open',
    version: 4,
  });
});
