import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#server/database/backup/check-database.ts';
import { DATABASE_FILE, openDatabase } from '#server/database/open.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { launchProcess } from '#server/testing/start-process.ts';

/** A process takes its time to start, more so beside other tests. */
const timeout = 60_000;

/** What was done to the database, and what the program then says. */
test.each<[string, (file: string) => void, RegExp]>([
  [
    'was written by a newer Winnow',
    (file) => {
      const connection = new DatabaseSync(file);
      connection.exec(`pragma user_version = ${SCHEMA_VERSION + 1}`);
      connection.close();
    },
    /was written by a newer Winnow .* Start the newer Winnow, or restore the backup made before the upgrade\.\n$/,
  ],
  [
    'is damaged',
    (file) => writeFileSync(file, Buffer.alloc(8_192, 'x')),
    /is damaged, or is no database of Winnow\. Stop Winnow and put a backup back: npm run winnow -- restore\./,
  ],
])(
  'on a file that %s the program ends with 1 and says what to do, in one line',
  {
    timeout,
  },
  async (_, spoil, said) => {
    const dataDir = makeTempFolder();
    await (await openDatabase(dataDir)).close();
    spoil(join(dataDir, DATABASE_FILE));
    const { ready, end } = launchProcess({ WINNOW_DATA_DIR: dataDir });
    cleanUpLater(async () => void (await end('SIGKILL')));
    const failure: unknown = await ready.catch((error: unknown) => error);
    const message = failure instanceof Error ? failure.message : `It is ready: ${String(failure)}`;
    expect(message).toMatch(/^The program ended with 1: /);
    expect(message).toMatch(said);
    expect(message.trim()).not.toContain('\n');
  },
);
