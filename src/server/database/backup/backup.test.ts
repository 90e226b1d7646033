import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '#server/database/open.ts';
import { openSearchFile } from '#server/database/search-file.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { BACKUP_FOLDER, listBackups, nameBackup, parseBackupName, pruneBackups } from './backup-files.ts';
import { checkDatabase, SCHEMA_VERSION } from './check-database.ts';
import { copyDatabase } from './copy-database.ts';
import { restoreDatabase } from './restore-database.ts';

const now = Date.UTC(2026, 10, 23, 5, 49, 7);

async function makeData() {
  const dataDir = makeTempFolder();
  const opened = await openDatabase(dataDir);
  const addFeed = (title: string) => makeFeed(opened.db, { title, now });
  await addFeed('Tidal Notes');
  const titles = () =>
    new DatabaseSync(opened.file, { readOnly: true })
      .prepare('select title from feeds order by id')
      .all()
      .map(({ title }) => title);
  return { ...opened, dataDir, target: join(makeTempFolder(), 'copy.db'), addFeed, titles };
}

test('a copy of a database in use holds all that was committed, in one sound file', async () => {
  const { file, target, addFeed, close } = await makeData();
  await addFeed('Night Trains');
  await copyDatabase(file, target);
  await addFeed('Later');
  expect(checkDatabase(target)).toEqual({ state: 'sound', version: SCHEMA_VERSION, articles: 0 });
  const copied = new DatabaseSync(target, { readOnly: true });
  expect(copied.prepare('select title from feeds').all()).toEqual([
    { title: 'Tidal Notes' },
    { title: 'Night Trains' },
  ]);
  copied.close();
  expect(readdirSync(join(target, '..'))).toEqual(['copy.db']);
  await close();
});

test('a copy is of the moment when it began, so that no write meanwhile makes it begin anew', async () => {
  const { file, target, close } = await makeData();
  const writer = new DatabaseSync(file);
  // More than is copied in one step, between two of which this thread has its turn.
  writer.exec('create table ballast as select zeroblob(4000000)');
  const copying = copyDatabase(file, target);
  writer.exec("update feeds set title = 'Meanwhile'");
  writer.close();
  await copying;
  const copied = new DatabaseSync(target, { readOnly: true });
  expect(copied.prepare('select title from feeds').all()).toEqual([{ title: 'Tidal Notes' }]);
  copied.close();
  await close();
});

test('a copy never replaces a file, and one that fails leaves nothing behind', async () => {
  const { file, target, close } = await makeData();
  writeFileSync(target, 'mine');
  await expect(copyDatabase(file, target)).rejects.toThrow('there already');
  expect(readFileSync(target, 'utf8')).toBe('mine');
  await close();
  truncateSync(file, 4_096);
  await expect(copyDatabase(file, `${target}.2`)).rejects.toThrow();
  expect(readdirSync(join(target, '..'))).toEqual(['copy.db']);
});

test('a backup takes the place of the database, and that one is kept beside it', async () => {
  const { dataDir, file, target, addFeed, titles, close } = await makeData();
  await copyDatabase(file, target);
  await addFeed('Later');
  await close();
  const restored = await restoreDatabase(dataDir, target, now);
  expect(restored).toMatchObject({ state: 'restored', keptAs: `${file}.before-restore-${now}` });
  expect(titles()).toEqual(['Tidal Notes']);
  const kept = new DatabaseSync(`${file}.before-restore-${now}`, { readOnly: true });
  expect(kept.prepare('select count(*) as feeds from feeds').get()).toEqual({ feeds: 2 });
  kept.close();
  expect(existsSync(target)).toBe(true);
  await (await openDatabase(dataDir)).close();
});

test('after a kill the log of the old database is kept with it and not taken for that of the new one', async () => {
  const { dataDir, file, target, addFeed, close } = await makeData();
  await copyDatabase(file, target);
  await addFeed('In the log alone');
  // The connection stays open, as after a kill: the log has not been folded in.
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  await restoreDatabase(dataDir, target, now);
  const opened = await openDatabase(dataDir);
  const feeds = await opened.db.selectFrom('feeds').select('title').execute();
  expect(feeds).toEqual([{ title: 'Tidal Notes' }]);
  await opened.close();
  await close();
});

test('the index of what was there before does not stay for what is restored', async () => {
  const { dataDir, file, target, close } = await makeData();
  await copyDatabase(file, target);
  const index = await openSearchFile(file, () => true);
  await index.close();
  await close();
  await restoreDatabase(dataDir, target, now);
  expect(existsSync(join(dataDir, 'search.db'))).toBe(false);
});

test('the database of a Winnow that was killed is restored with the log beside it', async () => {
  const { dataDir, titles, close } = await makeData();
  await close();
  const killed = await makeData();
  await killed.addFeed('In the log alone');
  expect(statSync(`${killed.file}-wal`).size).toBeGreaterThan(0);
  expect(await restoreDatabase(dataDir, killed.file, now)).toMatchObject({ state: 'restored' });
  expect(titles()).toEqual(['Tidal Notes', 'In the log alone']);
  await killed.close();
});

test.for<[string, (file: string) => void, string]>([
  ['nothing', (file) => truncateSync(file, 0), 'foreign'],
  [
    'a text',
    (file) => writeFileSync(file, 'no database at all, but long enough to look like one'),
    'damaged',
  ],
  ['half a file', (file) => truncateSync(file, Math.floor(statSync(file).size / 8_192) * 4_096), 'damaged'],
  ['a database of something else', (file) => makeOther(file), 'foreign'],
  ['a file of a newer Winnow', (file) => setVersion(file, SCHEMA_VERSION + 1), 'newer'],
])('%s is not restored, and the database stays as it is', async ([, spoil, state]) => {
  const { dataDir, file, target, titles, close } = await makeData();
  await copyDatabase(file, target);
  spoil(target);
  expect(await restoreDatabase(dataDir, target, now)).toMatchObject({ state });
  expect(titles()).toEqual(['Tidal Notes']);
  expect(
    readdirSync(dataDir).filter((name) => name.includes('restore') || name.includes('incoming')),
  ).toEqual([]);
  await close();
});

test('backups are listed newest first, and only so many are kept', async () => {
  const { dataDir, file, close } = await makeData();
  const times = [0, 1, 2, 3].map((day) => now + day * 86_400_000);
  for (const time of times) await copyDatabase(file, join(dataDir, BACKUP_FOLDER, nameBackup(time)));
  writeFileSync(join(dataDir, BACKUP_FOLDER, 'my own copy.db'), 'x');
  expect(listBackups(dataDir).map(({ madeAt }) => madeAt)).toEqual(times.toReversed());
  expect(pruneBackups(dataDir, { kept: 2, now: times.at(-1) ?? 0 })).toEqual([
    'winnow-20261124-054907.db',
    'winnow-20261123-054907.db',
  ]);
  expect(readdirSync(join(dataDir, BACKUP_FOLDER)).sort()).toEqual([
    'my own copy.db',
    'winnow-20261125-054907.db',
    'winnow-20261126-054907.db',
  ]);
  expect(parseBackupName('winnow-20261125-054907.db.unfinished')).toBeUndefined();
  await close();
});

function makeOther(file: string): void {
  truncateSync(file, 0);
  const other = new DatabaseSync(file);
  other.exec('create table bookmarks (id integer primary key)');
  other.close();
}

function setVersion(file: string, version: number): void {
  const connection = new DatabaseSync(file);
  connection.exec(`pragma user_version = ${version}`);
  connection.close();
}
