import { expect, test } from 'vitest';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { readInterests, saveInterests } from './interests.ts';
import { saveSetting } from './settings-queries.ts';

async function makeDesk() {
  const deps = { db: await makeDatabase(), clock: makeFakeClock(), bus: createEventBus(silentLogger) };
  const heard: unknown[] = [];
  deps.bus.subscribe((event) => heard.push(event));
  const save = (interests: string, version?: number) =>
    saveInterests(deps, { interests, anti_interests: '', version });
  return { ...deps, heard, save };
}

test('before the first save both texts are empty and the version is 0', async () => {
  const { db } = await makeDesk();
  expect(await readInterests(db)).toEqual({ interests: '', anti_interests: '', version: 0 });
});

test('every change is one version more and is announced; saving the same again is neither', async () => {
  const { db, heard, save } = await makeDesk();
  expect(await save('Sea')).toEqual({ interests: 'Sea', anti_interests: '', version: 1 });
  expect(await save('Sea')).toMatchObject({ version: 1 });
  expect(await save('  Sea  \r\nWind\t\n\n')).toMatchObject({ interests: 'Sea\nWind', version: 2 });
  expect(await readInterests(db)).toMatchObject({ interests: 'Sea\nWind', version: 2 });
  expect(heard).toEqual([
    { type: 'settings_changed', key: 'interests' },
    { type: 'settings_changed', key: 'interests' },
  ]);
});

test('an edit that began with an older version is refused and changes nothing; one without a version is taken', async () => {
  const { db, save } = await makeDesk();
  await save('Sea');
  await save('Wind', 1);
  await expect(save('Fire', 1)).rejects.toMatchObject({ code: 'settings_changed', details: { version: 2 } });
  expect(await readInterests(db)).toMatchObject({ interests: 'Wind', version: 2 });
  expect(await save('Fire')).toMatchObject({ interests: 'Fire', version: 3 });
});

test('of two edits at the same moment one is refused', async () => {
  const { save } = await makeDesk();
  const saved = await Promise.allSettled([save('Sea', 0), save('Wind', 0)]);
  expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what stands in the database in no known form counts as never saved', async () => {
  const { db, save } = await makeDesk();
  await saveSetting(db, 'interests', { value: { interests: 7 }, now: 1 });
  expect(await readInterests(db)).toMatchObject({ version: 0 });
  expect(await save('Sea')).toMatchObject({ version: 1 });
});
