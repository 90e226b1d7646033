import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { startCheckpoints } from './checkpoints.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';

test('what is in the log comes into the file, beside those who write', async () => {
  const opened = await openWithLog();
  cleanUpLater(startCheckpoints(opened.file, opened.log).close);
  await addFolders(opened, 1_500);
  await vi.waitFor(() => expect(countInFileAlone(opened.file)).toBeGreaterThanOrEqual(1_000), 10_000);
});

test('its end leaves no log behind, though it has moved some', async () => {
  const opened = await openDatabase(makeTempFolder());
  const checkpoints = startCheckpoints(opened.file, opened.log);
  await addFolders(opened, 1_500);
  await vi.waitFor(() => expect(countInFileAlone(opened.file)).toBeGreaterThanOrEqual(1_000), 10_000);
  await checkpoints.close();
  await opened.close();
  expect(readdirSync(join(opened.file, '..')).filter((name) => name.startsWith('winnow.db-'))).toEqual([]);
});

test('a thread that cannot open the file holds up nobody', async () => {
  const opened = await openWithLog();
  const checkpoints = startCheckpoints(join(makeTempFolder(), 'nowhere', 'winnow.db'), opened.log);
  await addFolders(opened, 2_500);
  await checkpoints.close();
  const { count } = await opened.db
    .selectFrom('folders')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(2_500);
});

async function openWithLog(): Promise<OpenedDatabase> {
  const opened = await openDatabase(makeTempFolder());
  cleanUpLater(opened.close);
  return opened;
}

/** A hundred in a transaction. */
async function addFolders({ db }: OpenedDatabase, count: number): Promise<void> {
  const folders = Array.from({ length: count }, (_, number) => ({
    name: `Folder ${number}`,
    name_key: `folder ${number}`,
    position: number,
  }));
  for (let first = 0; first < count; first += 100) {
    await db
      .insertInto('folders')
      .values(folders.slice(first, first + 100))
      .execute();
  }
}

/** What somebody would find who had the file without its log. */
function countInFileAlone(file: string): number {
  const alone = join(makeTempFolder(), 'alone.db');
  copyFileSync(file, alone);
  const connection = new DatabaseSync(alone, { readOnly: true });
  const row = connection.prepare('select count(*) as count from folders').get();
  connection.close();
  return Number(row?.['count']);
}
