import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { checkDatabase, SCHEMA_VERSION } from '#server/database/backup/check-database.ts';
import { DATABASE_FILE, openDatabase } from '#server/database/open.ts';
import { digestDatabase } from '#server/testing/digest-database.ts';
import { describeContents, makeOldFile } from '#server/testing/kills/old-file.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { migrations } from './list.ts';

/** Twelve steps on a machine that may be busy. */
const timeout = 30_000;
const ARTICLES = 60;
const older = migrations.map(({ version }) => version).filter((version) => version < SCHEMA_VERSION);

/** What a file is made of: every table, index and trigger as it was declared. */
function listParts(file: string): unknown[] {
  const connection = new DatabaseSync(file, { readOnly: true });
  const parts = connection
    .prepare('select type, name, tbl_name from sqlite_master order by type, name')
    .all();
  const columns = connection
    .prepare(`select m.name as owner, c.name, c.type, c."notnull", c.dflt_value from sqlite_master m
      join pragma_table_info(m.name) c where m.type = 'table' order by m.name, c.name`)
    .all();
  connection.close();
  return [...parts, ...columns];
}

const listCopies = (dataDir: string) =>
  readdirSync(dataDir).filter((name) => name.startsWith(`${DATABASE_FILE}.before-version-`));

test.each(older)(
  'a file of version %i becomes as a new one, keeps all it held, and is copied before',
  {
    timeout,
  },
  async (version) => {
    const [dataDir, newDir] = [makeTempFolder(), makeTempFolder()];
    const file = join(dataDir, DATABASE_FILE);
    await makeOldFile(dataDir, ARTICLES, version);
    const held = describeContents(file);
    const opened = await openDatabase(dataDir);
    await opened.close();
    await (await openDatabase(newDir)).close();

    expect(opened.migrated).toEqual(migrations.slice(version).map(({ name }) => name));
    expect(checkDatabase(file)).toEqual({ state: 'sound', version: SCHEMA_VERSION, articles: ARTICLES });
    expect(describeContents(file)).toBe(held);
    expect(listParts(file)).toEqual(listParts(join(newDir, DATABASE_FILE)));

    const copies = listCopies(dataDir).map((name) => join(dataDir, name));
    expect(copies.map(checkDatabase)).toEqual([{ state: 'sound', version, articles: ARTICLES }]);
    expect(copies.map(describeContents)).toEqual([held]);
  },
);

test('the newest three copies stay, and all of a month; older ones and nothing else go with an upgrade', {
  timeout,
}, async () => {
  const dataDir = makeTempFolder();
  await makeOldFile(dataDir, ARTICLES, SCHEMA_VERSION - 1);
  const daysAgo = (days: number) => Date.now() - days * 86_400_000;
  const makeCopies = (days: number[]) =>
    days.map((day) => {
      const name = `${DATABASE_FILE}.before-version-2-${daysAgo(day)}`;
      writeFileSync(join(dataDir, name), 'x');
      return name;
    });
  const kept = makeCopies([5, 10, 20, 29]);
  makeCopies([31, 400]);
  const restored = `${DATABASE_FILE}.before-restore-${daysAgo(400)}`;
  writeFileSync(join(dataDir, restored), 'x');
  await (await openDatabase(dataDir)).close();
  const left = listCopies(dataDir).filter((name) => name.includes('before-version-2-'));
  expect(left.sort()).toEqual(kept.sort());
  expect(readdirSync(dataDir)).toContain(restored);

  const old = makeTempFolder();
  await makeOldFile(old, ARTICLES, SCHEMA_VERSION - 1);
  for (const day of [100, 200, 300])
    writeFileSync(join(old, `winnow.db.before-version-2-${daysAgo(day)}`), 'x');
  await (await openDatabase(old)).close();
  // The one that was made just now, and two of the old ones.
  expect(listCopies(old)).toHaveLength(3);
});

test('a file of the next version is refused with what to do, and stays as it is', { timeout }, async () => {
  const dataDir = makeTempFolder();
  const file = join(dataDir, DATABASE_FILE);
  await (await openDatabase(dataDir)).close();
  const connection = new DatabaseSync(file);
  connection.exec(`pragma user_version = ${SCHEMA_VERSION + 1}`);
  connection.close();
  const before = digestDatabase(file);
  await expect(openDatabase(dataDir)).rejects.toThrow(
    `was written by a newer Winnow (version ${SCHEMA_VERSION + 1} of the file, this one knows ${SCHEMA_VERSION}). Start the newer Winnow, or restore the backup made before the upgrade.`,
  );
  expect(digestDatabase(file)).toBe(before);
  expect(listCopies(dataDir)).toEqual([]);
});
