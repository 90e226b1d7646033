import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { findFreeBytes, measureData } from './measure-data.ts';

function makeFolder(files: Record<string, number>): string {
  const folder = makeTempFolder();
  mkdirSync(join(folder, 'backups'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), 'x'.repeat(bytes));
  return folder;
}

test('files are added up by what they are for, with their logs, and those of others are left out', async () => {
  const folder = makeFolder({
    'winnow.db': 1_000,
    'winnow.db-wal': 200,
    'winnow.db-shm': 30,
    'search.db': 500,
    'search.db-wal': 60,
    'winnow.db.before-version-12': 700,
    'backups/winnow-20261123-054907.db': 900,
    'winnow.lock': 5_000,
    'notes.txt': 5_000,
  });
  expect(await measureData(folder)).toEqual({ database: 1_230, search: 560, backups: 1_600 });
});

test('a folder without anything has nothing in it, and one that is not there no disk', async () => {
  expect(await measureData(join(makeTempFolder(), 'gone'))).toEqual({ database: 0, search: 0, backups: 0 });
  expect(await findFreeBytes(join(makeTempFolder(), 'gone'))).toBeNull();
});
