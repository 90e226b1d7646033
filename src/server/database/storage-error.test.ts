import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { DATABASE_FILE, openDatabase } from './open.ts';
import { findStorageTrouble } from './storage-error.ts';

/** What the file of an empty folder is instead of a database, and what is said when it is opened. */
test.each<[string, (file: string) => void, RegExp]>([
  ['no database', (file) => writeFileSync(file, 'x'.repeat(9_000)), /winnow\.db is damaged, .* restore/],
  ['a folder', (file) => mkdirSync(file), /winnow\.db cannot be read\. See whether/],
])('a file that is %s is refused with what to do', async (_, spoil, said) => {
  const dataDir = makeTempFolder();
  spoil(join(dataDir, DATABASE_FILE));
  await expect(openDatabase(dataDir)).rejects.toThrow(said);
});

test.each([
  ['is a file', '', /cannot be read\. See whether the folder is there/],
  ['would have to be made in a file', 'data', /cannot be read\. See whether the folder is there/],
])('a data folder that %s is refused with what to do', (_, name, said) => {
  const place = join(makeTempFolder(), 'taken');
  writeFileSync(place, '');
  expect(() => lockDataFolder(join(place, name))).toThrow(said);
});

test('a file that may not be written is told of as such', async () => {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  await sql`pragma query_only = on`.execute(db);
  const marking = db.updateTable('articles').set({ read_at: 1 }).execute();
  expect(await troubleOf(marking)).toBe('read_only');
});

test('a disk that gets full in the midst of a transaction is told of as such, and what was there stays', async () => {
  const { db, close } = await openDatabase(makeTempFolder());
  cleanUpLater(close);
  await sql`insert into settings (key, value, updated_at) values ('before', '1', 0)`.execute(db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db);
  const filling = db.transaction().execute(async (transaction) => {
    await sql`update settings set value = '2' where key = 'before'`.execute(transaction);
    const value = 'x'.repeat(1_000_000);
    await transaction.insertInto('settings').values({ key: 'large', value, updated_at: 0 }).execute();
  });
  expect(await troubleOf(filling)).toBe('full');
  const kept = await db.selectFrom('settings').select('value').where('key', '=', 'before').execute();
  expect(kept).toEqual([{ value: '1' }]);
});

/** No test can fill a disk; these are what Node throws on one that was filled by hand. */
test.each([
  ['in the midst', 13, 'full'],
  ['at the start', 4_874, 'full'],
  ['by a disk that fails', 266, 'unreadable'],
  ['by a quota', 778, 'unwritable'],
])('what SQLite says %s is told apart', (_, errcode, trouble) => {
  expect(findStorageTrouble(Object.assign(new Error('disk I/O error'), { errcode }))).toBe(trouble);
});

test('who waits in vain for another program is told that it holds the file', async () => {
  const dataDir = makeTempFolder();
  const { db, file, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  await sql`pragma busy_timeout = 0`.execute(db);
  const other = new DatabaseSync(file);
  cleanUpLater(() => other.close());
  other.exec('begin immediate');
  const marking = db.updateTable('articles').set({ read_at: 1 }).execute();
  expect(await troubleOf(marking)).toBe('locked');
});

async function troubleOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'none',
    (error: unknown) => findStorageTrouble(error) ?? error,
  );
}
