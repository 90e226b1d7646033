import { expect, test } from 'vitest';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { makeHistory } from '#server/testing/make-history.ts';
import { createRetention } from './retention.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A running loop over articles that were read so many days ago. */
async function makeLoop(readDaysAgo: number[]) {
  const deps = { db: await makeDatabase(), clock: makeFakeClock(), bus: createEventBus(silentLogger) };
  const { db, clock, bus } = deps;
  const past = readDaysAgo.map((days) => ({
    fetchedAt: clock.now() - 500 * DAY,
    readAt: clock.now() - days * DAY,
  }));
  await makeHistory(db, 'Tidal Notes', past);
  const heard: AppEvent[] = [];
  const retention = createRetention({ ...deps, logger: silentLogger });
  cleanUpLater(retention.stop);
  retention.start();
  const count = async () => (await db.selectFrom('articles').select('id').execute()).length;
  bus.subscribe((event) => heard.push(event));
  return { ...deps, heard, count, advance: clock.advance, stop: retention.stop };
}

test('it begins some minutes after the start and goes on once a day', async () => {
  const { advance, count, heard } = await makeLoop([180, 179]);
  await advance(4 * MINUTE);
  expect(await count()).toBe(2);
  await advance(MINUTE);
  await expect.poll(count).toBe(1);
  await expect.poll(() => heard).toEqual([{ type: 'articles_changed', ids: [1, 2] }]);
  await advance(23 * 60 * MINUTE);
  expect(await count()).toBe(1);
  await advance(60 * MINUTE);
  await expect.poll(count).toBe(0);
});

test('a setting that changes counts at once, and other settings change nothing', async () => {
  const { db, clock, bus, advance, count } = await makeLoop([200]);
  await advance(MINUTE);
  await saveReaderSettings({ db, clock, bus }, { daily_limit: 5 });
  await advance(MINUTE);
  await advance(MINUTE);
  expect(await count()).toBe(1);
  await saveReaderSettings({ db, clock, bus }, { retention_days: 25 });
  await expect.poll(count).toBe(0);
});

test('with never as the setting nothing goes', async () => {
  const { db, clock, bus, advance, count } = await makeLoop([4_000]);
  await saveReaderSettings({ db, clock, bus }, { retention_days: null });
  await advance(5 * DAY);
  expect(await count()).toBe(1);
});

test('it ends while it rests', async () => {
  const { stop, advance, count } = await makeLoop([400]);
  await stop();
  await advance(2 * DAY);
  expect(await count()).toBe(1);
});

test('a clock that leaps ahead removes nothing on its first day, and nothing when it was put right by then', async () => {
  const { clock, advance, count } = await makeLoop([10, 20]);
  await advance(5 * MINUTE);
  clock.jump(3_650 * DAY);
  await advance(DAY);
  expect(await count()).toBe(2);
  clock.jump(-3_650 * DAY);
  await advance(2 * DAY);
  expect(await count()).toBe(2);
});

test('who comes back after months is believed a day later', async () => {
  const { clock, advance, count } = await makeLoop([10]);
  await advance(5 * MINUTE);
  clock.jump(200 * DAY);
  await advance(DAY);
  expect(await count()).toBe(1);
  await advance(DAY);
  await expect.poll(count).toBe(0);
});

test('a clock that is set back keeps it from nothing for longer than a day', async () => {
  const { clock, advance, count } = await makeLoop([179]);
  await advance(5 * MINUTE);
  clock.jump(-20 * DAY);
  for (let day = 0; day < 20; day += 1) await advance(DAY);
  expect(await count()).toBe(1);
  await advance(2 * DAY);
  await expect.poll(count).toBe(0);
});
