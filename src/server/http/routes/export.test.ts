import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { savePassword } from '#server/access/password-store.ts';
import { loadConfig } from '#server/config/load.ts';
import { type Database, openDatabase } from '#server/database/open.ts';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { createdTokenSchema } from '#shared/access.ts';
import { exportRoutes } from './export.ts';

const server = await makeTestServer();
const owner = makeBrowserClient(server.url);

async function makeToken(scope: 'read' | 'write'): Promise<string> {
  const body = { name: scope, scope };
  return (await owner.read({ method: 'POST', path: '/api/tokens', body }, createdTokenSchema)).token;
}

const linesOf = async (answer: Response) =>
  gunzipSync(Buffer.from(await answer.arrayBuffer()))
    .toString()
    .trimEnd()
    .split('\n');

test('the export holds no secret, and only its owner gets it', async () => {
  const { db, close } = await openDatabase(server.dataDir);
  const feed = await makeFeed(db, { title: 'Behind a door', now: 7 });
  const login = { login_user: 'keeper-of-light', login_password: 'seal the hatch' };
  await db.updateTable('feeds').set(login).where('id', '=', feed).execute();
  await db
    .insertInto('settings')
    .values({
      key: 'ollama_address',
      value: '{"url":"http://keeper:hatch-key@10.0.0.7:11434"}',
      updated_at: 7,
    })
    .execute();
  await savePassword(db, { hash: testPasswordHash, now: 7 });
  await owner.send({ method: 'POST', path: '/api/session', body: { password: testPassword } });
  const [reading, writing] = [await makeToken('read'), await makeToken('write')];

  const answer = await owner.send({ path: '/api/export' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/gzip');
  expect(answer.headers.get('content-disposition')).toMatch(/filename="winnow-export-\d{8}\.jsonl\.gz"$/);
  const lines = await linesOf(answer);
  const text = lines.join('\n');
  expect(text).toContain('Behind a door');
  expect(text).toContain('http://10.0.0.7:11434');
  expect(lines[2]).toContain(`"feeds_with_login":[${feed}]`);

  const hashes = await db.selectFrom('sessions').select('secret_hash').execute();
  const tokens = await db.selectFrom('api_tokens').select('secret_hash').execute();
  const settings = await db
    .selectFrom('settings')
    .select('value')
    .where('key', 'in', ['image_key', 'password'])
    .execute();
  expect([hashes.length, tokens.length, settings.length]).toEqual([1, 2, 2]);
  const secrets = [
    ...['keeper', 'hatch', testPassword, testPasswordHash, reading.slice(-43), writing.slice(-43)],
    ...[...hashes, ...tokens].map(({ secret_hash: hash }) => hash),
    ...settings.map(({ value }) => String(Object.values(JSON.parse(value))[0])),
    owner.cookie()?.split('=')[1] ?? '',
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(4);
    expect(text).not.toContain(secret);
  }
  await close();

  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
  expect(await server.refusal({ path: '/api/export' })).toMatchObject({ status: 401 });
  expect(await server.refusal({ path: '/api/export', headers: bearing(reading) })).toMatchObject({
    code: 'forbidden_scope',
  });
  expect((await linesOf(await server.send({ path: '/api/export', headers: bearing(writing) })))[0]).toContain(
    '"format":1',
  );
});

test('an export that nobody reads on is ended, so that the log of the database does not grow for ever', async () => {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  const query = randomBytes(4_000_000).toString('base64');
  const search = { name: 'Much', name_key: 'much', query, sort: 'newest', view: 'all', position: 0 } as const;
  await db.insertInto('saved_searches').values(search).execute();
  const clock = makeFakeClock();
  const { signal: stopping } = new AbortController();
  const config = loadConfig({}, { WINNOW_DATA_DIR: dataDir });
  const answer = await exportRoutes({ config, clock, stopping }).request('/export');
  const reader = answer.body?.getReader();
  await reader?.read();
  await db.deleteFrom('saved_searches').execute();
  expect(await hasWholeLog(db)).toBe(false);

  await clock.advance(4 * 60_000);
  await reader?.read();
  await clock.advance(4 * 60_000);
  await reader?.read();
  await clock.advance(5 * 60_000);
  await expect(readOn(reader)).rejects.toThrow();
  await vi.waitFor(async () => expect(await hasWholeLog(db)).toBe(true));
  expect(clock.pending()).toBe(0);
});

/** Whether all that stands in the log can be brought into the file: nobody reads an older state. */
async function hasWholeLog(db: Database): Promise<boolean> {
  const { rows } = await sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(passive)`.execute(
    db,
  );
  return rows[0]?.log === rows[0]?.checkpointed;
}

async function readOn(reader: ReadableStreamDefaultReader | undefined): Promise<void> {
  while (reader && !(await reader.read()).done);
}
