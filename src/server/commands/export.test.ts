import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { openDatabase } from '#server/database/open.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { exportEverything } from './export.ts';
import { importEverything } from './import.ts';
import { type Command, runCommand } from './surroundings.ts';

const now = Date.UTC(2026, 10, 23, 5, 49, 7);

/** Runs a command on a data folder; gives its exit code and all that it said. */
async function run(dataDir: string, command: Command, ...args: string[]) {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const configFile = join(makeTempFolder(), 'none.yaml');
  writeFileSync(configFile, '');
  const environment = { WINNOW_CONFIG: configFile, WINNOW_DATA_DIR: dataDir };
  const code = await runCommand(command, args, { environment, now: () => now, write, say: write });
  return { code, said };
}

async function makeFilled() {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  const feed = await makeFeed(db, { title: 'Tidal Notes', now });
  await db.updateTable('feeds').set({ login_user: 'me', login_password: 'secret' }).execute();
  await storeArticles(db, feed, { articles: makeArticles(3), now });
  await close();
  return dataDir;
}

test('everything goes out into one file, and into an empty Winnow again', async () => {
  const dataDir = await makeFilled();
  expect(await run(dataDir, exportEverything)).toMatchObject({
    code: 0,
    said: expect.stringContaining('winnow-export-20261123.jsonl.gz'),
  });
  const file = join(dataDir, 'winnow-export-20261123.jsonl.gz');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await run(dataDir, exportEverything)).toEqual({
    code: 1,
    said: `${file} is there already. Name another file.\n`,
  });
  const empty = makeTempFolder();
  const imported = await run(empty, importEverything, file);
  expect(imported).toMatchObject({
    code: 0,
    said: expect.stringContaining('Imported. Feeds: 1, articles: 3.'),
  });
  expect(imported.said).toContain('These feeds need their login again (Settings → Feeds): Tidal Notes.');
  expect(readdirSync(empty).sort()).toEqual(['winnow.db', 'winnow.lock']);
  expect((await run(empty, importEverything, file)).said).toContain('This Winnow is not empty');
});

test('nothing is imported while Winnow runs, without a file, or from none', async () => {
  const file = join(makeTempFolder(), 'out.jsonl.gz');
  expect(await run(await makeFilled(), exportEverything, file)).toMatchObject({ code: 0 });
  const empty = makeTempFolder();
  const lock = lockDataFolder(empty);
  expect(await run(empty, importEverything, file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('Stop that one first'),
  });
  lock.release();
  expect(await run(empty, importEverything)).toMatchObject({
    code: 1,
    said: expect.stringContaining('<file>'),
  });
  expect((await run(empty, importEverything, `${file}.none`)).said).toContain('There is no file');
});

test('a file that cannot be written or read is a sentence', async () => {
  const dataDir = await makeFilled();
  const target = join(dataDir, 'winnow.db', 'out.jsonl.gz');
  expect(await run(dataDir, exportEverything, target)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`${target} cannot be written: `),
  });
  expect((await run(makeTempFolder(), importEverything, dataDir)).said).toContain('There is no file');
});

test('a folder without a database has nothing to export', async () => {
  const dataDir = makeTempFolder();
  expect(await run(dataDir, exportEverything)).toEqual({
    code: 1,
    said: `There is no database in ${dataDir}. Name the data folder with WINNOW_DATA_DIR.\n`,
  });
  expect(readdirSync(dataDir)).toEqual([]);
});
