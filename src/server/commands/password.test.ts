import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkPassword } from '#server/access/password-hash.ts';
import { findPassword, savePassword } from '#server/access/password-store.ts';
import { insertSession } from '#server/access/session-queries.ts';
import { loadConfig } from '#server/config/load.ts';
import { SCHEMA_VERSION } from '#server/database/backup/check-database.ts';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { openDatabase } from '#server/database/open.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { makePasswordCommand } from './password.ts';
import { runCommand } from './surroundings.ts';

type Given = Record<string, string>;

/** Deriving a hash takes its time, more so beside other tests. */
const timeout = 30_000;

async function run(args: string[], { typed = '', ...environment }: Given = {}) {
  let [written, said] = ['', ''];
  const command = makePasswordCommand(Readable.from([typed]));
  const code = await runCommand(command, args, {
    environment,
    now: () => 7_000,
    write: (text) => {
      written += text;
    },
    say: (text) => {
      said += text;
    },
  });
  return { code, written, said };
}

async function openFolder() {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  return { db, environment: { WINNOW_DATA_DIR: dataDir } };
}

describe('npm run winnow -- password', () => {
  it('keeps the hash of what comes through the pipe, and logs every browser out', { timeout }, async () => {
    const { db, environment } = await openFolder();
    const times = { created_at: 1, seen_at: 1 };
    await insertSession(db, { secret_hash: 'x', ...times, address: '127.0.0.1', user_agent: '' });
    const { code, written, said } = await run([], { ...environment, typed: `${testPassword}\n` });
    expect({ code, written }).toEqual({ code: 0, written: '' });
    expect(said).toContain('The password is set');
    const kept = await findPassword({ db, config: loadConfig({}) });
    expect(kept).toMatchObject({ source: 'saved', changedAt: 7_000 });
    expect(await checkPassword(testPassword, kept?.hash ?? '')).toMatchObject({ right: true });
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  it('prints a hash for the configuration and keeps nothing', { timeout }, async () => {
    const { db, environment } = await openFolder();
    const { code, written } = await run(['--print'], { ...environment, typed: testPassword });
    expect(code).toBe(0);
    const configured = loadConfig({ WINNOW_AUTH_PASSWORD_HASH: written.trim() });
    expect(await checkPassword(testPassword, configured.auth.password_hash ?? '')).toMatchObject({
      right: true,
    });
    expect(await findPassword({ db, config: loadConfig({}) })).toBeNull();
  });

  it('takes it away', async () => {
    const { db, environment } = await openFolder();
    await savePassword(db, { hash: testPasswordHash, now: 1 });
    const { code, said } = await run(['--remove'], environment);
    expect(code).toBe(0);
    expect(said).toContain('The password is removed');
    expect(await findPassword({ db, config: loadConfig({}) })).toBeNull();
  });

  it.each<[string, string[], Given, RegExp]>([
    ['a password that cannot be used', [], { typed: 'short' }, /cannot be used\. Use at least 8/],
    ['none at all', [], {}, /cannot be used/],
    [
      'two lines',
      [],
      { typed: `${testPassword}\n${testPassword}\n` },
      /cannot be used\. It is more than one/,
    ],
    [
      'the configuration names one',
      [],
      { typed: testPassword, WINNOW_AUTH_PASSWORD_HASH: testPasswordHash },
      /auth\.password_hash.*--print/,
    ],
    ['a configuration with a mistake', ['--remove'], { WINNOW_LOG_LEVEL: 'loud' }, /log\.level/],
  ])('says what is wrong and changes nothing: %s', async (...[, args, given, sentence]) => {
    const { db, environment } = await openFolder();
    await savePassword(db, { hash: testPasswordHash, now: 1 });
    const { code, said } = await run(args, { ...environment, ...given });
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(await findPassword({ db, config: loadConfig({}) })).toMatchObject({ hash: testPasswordHash });
  });

  it('leaves the file of an older Winnow that runs as it is, and says so', { timeout }, async () => {
    const dataDir = makeTempFolder();
    await (await openDatabase(dataDir)).close();
    const file = join(dataDir, 'winnow.db');
    const connection = new DatabaseSync(file);
    connection.exec(`pragma user_version = ${SCHEMA_VERSION - 1}`);
    const lock = lockDataFolder(dataDir);
    const { code, said } = await run([], { WINNOW_DATA_DIR: dataDir, typed: testPassword });
    lock.release();
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('older than this one. Nothing was changed. Stop it'),
    });
    expect(connection.prepare('pragma user_version').get()).toEqual({ user_version: SCHEMA_VERSION - 1 });
    connection.close();
  });

  it('says so where a newer Winnow wrote the file', { timeout }, async () => {
    const dataDir = makeTempFolder();
    await (await openDatabase(dataDir)).close();
    const connection = new DatabaseSync(join(dataDir, 'winnow.db'));
    connection.exec(`pragma user_version = ${SCHEMA_VERSION + 1}`);
    connection.close();
    const { code, said } = await run(['--remove'], { WINNOW_DATA_DIR: dataDir });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/written by a newer Winnow .*\.\n$/),
    });
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, written: expect.stringContaining('--remove') });
  });
});
