import { mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDatabase } from '#server/database/backup/check-database.ts';
import { openDatabase } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import type { ReaderSettingsChange } from '#shared/settings.ts';
import { createBackups } from './scheduled-backups.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A thread of its own takes its time to start on a busy machine. */
const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 8_000 });
const silent = { info: () => undefined, error: () => undefined };

async function makeBackups(change: ReaderSettingsChange = {}) {
  const dataDir = makeTempFolder();
  const { db, file, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  const clock = makeFakeClock(Date.UTC(2026, 10, 23, 8));
  const bus = createEventBus(silent);
  await saveReaderSettings({ db, bus, clock }, change);
  const deps = { db, bus, clock, logger: silent, file, dataDir };
  const backups = createBackups(deps);
  cleanUpLater(backups.stop);
  const folder = join(dataDir, 'backups');
  return { ...deps, backups, folder, names: () => readdirSync(folder).sort(), save: saveReaderSettings };
}

test('one is made some minutes after the start, then once a week, and only so many stay', async () => {
  const { backups, clock, names } = await makeBackups({ backups_kept: 2 });
  backups.start();
  await clock.advance(9 * 60_000);
  expect((await backups.list()).backups).toEqual([]);
  await clock.advance(60_000);
  await eventually(async () => (await backups.list()).backups.length).toBe(1);
  expect((await backups.list()).next_at).toBe('2026-11-30T08:10:00.000Z');
  for (const count of [2, 2]) {
    await clock.advance(7 * DAY);
    await eventually(names).toHaveLength(count);
    await eventually(async () => (await backups.list()).running).toBe(false);
  }
  expect(names()).toEqual(['winnow-20261130-081000.db', 'winnow-20261207-081000.db']);
});

test('a restart neither skips one nor makes one too many', async () => {
  const { backups, folder, clock, names } = await makeBackups();
  mkdirSync(folder);
  writeFileSync(join(folder, 'winnow-20261120-080000.db'), 'of last Friday');
  backups.start();
  await clock.advance(3 * DAY);
  expect(names()).toEqual(['winnow-20261120-080000.db']);
  await clock.advance(DAY);
  await eventually(names).toEqual(['winnow-20261120-080000.db', 'winnow-20261127-080000.db']);
});

test('none is made where none is wanted, and one as soon as that changes', async () => {
  const made = await makeBackups({ backup_every: 'never' });
  const { backups, clock, names } = made;
  backups.start();
  await clock.advance(30 * DAY);
  expect(await backups.list()).toMatchObject({ backups: [], next_at: null });
  await made.save(made, { backup_every: 'day' });
  await eventually(async () => (await backups.list()).backups.length).toBe(1);
  expect(names()).toHaveLength(1);
});

test('one that is asked for is whole, and a second wish waits for the same', async () => {
  const { backups, folder } = await makeBackups();
  const [one, other] = await Promise.all([backups.make(), backups.make()]);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ outcome: 'made', backup: { name: 'winnow-20261123-080000.db' } });
  expect(checkDatabase(join(folder, 'winnow-20261123-080000.db'))).toMatchObject({ state: 'sound' });
});

test('what a kill left unfinished goes with the next one', async () => {
  const { backups, folder, names } = await makeBackups();
  mkdirSync(folder);
  writeFileSync(join(folder, 'winnow-20261122-080000.db.unfinished'), 'half');
  await backups.make();
  expect(names()).toEqual(['winnow-20261123-080000.db']);
});

test('a damaged database makes no backup, is told of, and older backups stay', async () => {
  const { backups, folder, file, names, clock } = await makeBackups({ backups_kept: 1 });
  mkdirSync(folder);
  writeFileSync(join(folder, 'winnow-20261101-080000.db'), 'an older one');
  truncateSync(file, Math.floor(statSync(file).size / 2 / 4_096) * 4_096);
  expect(await backups.make()).toMatchObject({ outcome: 'failed' });
  expect(names()).toEqual(['winnow-20261101-080000.db']);
  const { failure, next_at: next } = await backups.list();
  expect(failure).toMatch(/damaged|read back|malformed/);
  expect(next).toBe(new Date(clock.now() + 6 * HOUR).toISOString());
});

test('a folder that cannot be made is told of with what to do', async () => {
  const { backups, folder } = await makeBackups();
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  expect(await backups.make()).toMatchObject({
    outcome: 'failed',
    failure: expect.stringContaining('backups'),
  });
});

test('two that are asked for within one second are two files', async () => {
  const { backups, names } = await makeBackups();
  expect(await backups.make()).toMatchObject({ outcome: 'made' });
  expect(await backups.make()).toMatchObject({ outcome: 'made' });
  expect(names()).toEqual(['winnow-20261123-080000.db', 'winnow-20261123-080001.db']);
});

test('after the clock was set back the next one is made in time, and those from the future go first', async () => {
  const { backups, folder, clock, names } = await makeBackups({ backup_every: 'day', backups_kept: 2 });
  mkdirSync(folder);
  writeFileSync(join(folder, 'winnow-20261122-080000.db'), 'of yesterday');
  writeFileSync(join(folder, 'winnow-20361122-080000.db'), 'of a clock ten years ahead');
  backups.start();
  await clock.advance(10 * 60_000);
  await eventually(names).toEqual(['winnow-20261122-080000.db', 'winnow-20261123-081000.db']);
  await eventually(async () => (await backups.list()).running).toBe(false);
  clock.jump(-3_650 * DAY);
  await clock.advance(HOUR);
  await eventually(async () => names().some((name) => name.startsWith('winnow-2016'))).toBe(true);
});
