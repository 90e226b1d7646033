import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { openDatabase } from '#server/database/open.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { restore } from './restore.ts';
import { type Command, runCommand } from './surroundings.ts';

const now = Date.UTC(2026, 10, 23, 5, 49, 7);
/** Nobody listens there. */
const NO_OLLAMA = 'http://127.0.0.1:1';

type MadeOptions = { ollama?: string; feeds?: string[] };

/** A data folder with a database, and a way to run commands on it. */
async function makeData({ ollama = NO_OLLAMA, feeds = [] }: MadeOptions = {}) {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  for (const title of feeds) await makeFeed(db, { title, now });
  await close();
  const run = (command: Command, ...args: string[]) => runOn(dataDir, { command, args, ollama });
  return { dataDir, run };
}

type Run = { command: Command; args?: string[]; ollama?: string; given?: Record<string, string> };

async function runOn(dataDir: string, { command, args = [], ollama = NO_OLLAMA, given = {} }: Run) {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const configFile = join(makeTempFolder(), 'none.yaml');
  writeFileSync(configFile, '');
  const places = { WINNOW_CONFIG: configFile, WINNOW_DATA_DIR: dataDir, WINNOW_OLLAMA_HOST: ollama };
  const environment = { ...places, ...given };
  const code = await runCommand(command, args, { environment, now: () => now, write, say: write });
  return { code, said };
}

function titlesIn(dataDir: string) {
  const connection = new DatabaseSync(join(dataDir, 'winnow.db'), { readOnly: true });
  const titles = connection.prepare('select title from feeds').all();
  connection.close();
  return titles.map(({ title }) => title);
}

test('a backup goes into the folder of backups by itself, is read back, and is restored by its name', async () => {
  const { dataDir, run } = await makeData({ feeds: ['Tidal Notes'] });
  const made = await run(backup);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('read back whole') });
  expect(readdirSync(join(dataDir, 'backups'))).toEqual(['winnow-20261123-054907.db']);

  const opened = await openDatabase(dataDir);
  await makeFeed(opened.db, { title: 'Later', now });
  await opened.close();
  const restored = await run(restore, 'winnow-20261123-054907.db');
  expect(restored).toMatchObject({
    code: 0,
    said: expect.stringContaining('What was there before is kept as'),
  });
  expect(titlesIn(dataDir)).toEqual(['Tidal Notes']);
});

test('a backup is written where it is wanted, and never over a file', async () => {
  const { run } = await makeData();
  const target = join(makeTempFolder(), 'mine.db');
  expect(await run(backup, target)).toMatchObject({ code: 0 });
  expect(await run(backup, target)).toEqual({
    code: 1,
    said: `${target} is there already. Name another file.\n`,
  });
});

test('a folder without a database has nothing to back up', async () => {
  const dataDir = makeTempFolder();
  expect(await runOn(dataDir, { command: backup })).toEqual({
    code: 1,
    said: `There is no database in ${dataDir}. Name the data folder with WINNOW_DATA_DIR.\n`,
  });
});

test('nothing is restored while Winnow runs', async () => {
  const { dataDir, run } = await makeData({ feeds: ['Tidal Notes'] });
  await run(backup);
  const lock = lockDataFolder(dataDir);
  const refused = await run(restore, 'winnow-20261123-054907.db');
  lock.release();
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('Stop that one first') });
  expect(readdirSync(dataDir).filter((name) => name.includes('before-restore'))).toEqual([]);
});

test('what was kept before a restore, or before an upgrade, is listed and restored by its name too', async () => {
  const { dataDir, run } = await makeData({ feeds: ['Tidal Notes'] });
  await run(backup);
  await run(restore, 'winnow-20261123-054907.db');
  const kept = `winnow.db.before-restore-${now}`;
  const upgraded = 'winnow.db.before-version-10-1700000000000';
  copyFileSync(join(dataDir, kept), join(dataDir, upgraded));
  writeFileSync(join(dataDir, `${kept}-wal`), '');
  const { said } = await run(restore);
  expect(said).toContain(`Made before an upgrade or a restore:\n  ${kept}\n  ${upgraded}\n`);
  expect(await run(restore, upgraded)).toMatchObject({
    code: 0,
    said: expect.stringContaining(`${upgraded} is the database now`),
  });
});

test('restore without a file lists the backups, and a wrong one is refused with the reason', async () => {
  const { dataDir, run } = await makeData();
  expect((await run(restore)).said).toContain(`There are no backups in ${join(dataDir, 'backups')}.`);
  await run(backup);
  expect((await run(restore)).said).toContain('Newest first:\n  winnow-20261123-054907.db');
  expect((await run(restore, 'none.db')).said).toContain('There is no file');
  const text = join(makeTempFolder(), 'letter.txt');
  writeFileSync(
    text,
    'Dear reader, this is no database, though it is long enough to be looked at.'.repeat(20),
  );
  expect((await run(restore, text)).said).toMatch(/is damaged|is no database/);
});

test('the doctor finds nothing broken where all is well', async () => {
  const simulator = await startOllamaSimulator();
  cleanUpLater(simulator.stop);
  const { run } = await makeData({ ollama: simulator.url, feeds: ['Tidal Notes'] });
  await run(backup);
  const { code, said } = await run(doctor);
  expect(said).toContain('[ ok ] The database is sound: 0 articles');
  expect(said).toContain('[ ok ] The newest backup is winnow-20261123-054907.db, 0 days old.');
  expect(said).toContain('[ ok ] Only this machine reaches it (127.0.0.1), without a password.');
  expect(said).toContain('[ ok ] 1 feed, none of them failing.');
  expect(said).toContain(`answers at ${simulator.url}.`);
  expect(said).toContain('[look] No model is chosen.');
  expect(said).toContain('Nothing is broken.');
  expect(code).toBe(0);
});

test('the doctor names what is broken, each with its cure', async () => {
  const { dataDir } = await makeData();
  writeFileSync(
    join(dataDir, 'winnow.db'),
    'no database at all, but long enough to look like one'.repeat(99),
  );
  const given = { WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'llama3.2:3b' };
  const { code, said } = await runOn(dataDir, { command: doctor, given });
  expect(said).toContain('[BAD ] The database is damaged');
  expect(said).toContain('npm run winnow -- restore');
  expect(said).toContain(`[BAD ] Ollama is not reachable at ${NO_OLLAMA}.`);
  expect(said).toContain('       Start it, or correct the address.');
  expect(said).toContain('2 things are broken.');
  expect(code).toBe(1);
});

test('without Ollama nothing is broken as long as no model is chosen', async () => {
  const { run } = await makeData();
  const { code, said } = await run(doctor);
  expect(said).toContain(`[look] Ollama is not reachable at ${NO_OLLAMA}.`);
  expect({ code, ends: said.endsWith('Nothing is broken.\n') }).toEqual({ code: 0, ends: true });
});

test('the doctor says that Winnow is running, and changes nothing', async () => {
  const { dataDir, run } = await makeData();
  const before = readFileSync(join(dataDir, 'winnow.db'));
  const lock = lockDataFolder(dataDir);
  expect((await run(doctor)).said).toContain('[ ok ] Winnow is running on it.');
  lock.release();
  expect(readFileSync(join(dataDir, 'winnow.db')).equals(before)).toBe(true);
});

test('a folder that is not there yet is no fault', async () => {
  const parent = makeTempFolder();
  mkdirSync(parent, { recursive: true });
  const { said } = await runOn(join(parent, 'not-yet'), { command: doctor });
  expect(said).toContain('is not there yet.');
  expect(readdirSync(parent)).toEqual([]);
});

test('an option that a command does not know is named, and --help says what it takes', async () => {
  const { run } = await makeData();
  expect(await run(doctor, '--quick')).toMatchObject({ code: 1, said: expect.stringContaining('--quick') });
  expect(await run(doctor, '--help')).toMatchObject({
    code: 0,
    said: expect.stringContaining('npm run winnow'),
  });
});
