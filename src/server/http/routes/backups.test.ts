import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { backupListSchema, backupSchema } from '#shared/backup.ts';

const server = await makeTestServer();
const folder = join(server.dataDir, 'backups');
const list = () => server.read({ path: '/api/backups' }, backupListSchema);

test('a backup is made on demand while the server runs, and stands in the list', async () => {
  expect(await list()).toMatchObject({ backups: [], folder, running: false, failure: null });
  const made = await server.read({ method: 'POST', path: '/api/backups' }, backupSchema);
  expect(readdirSync(folder)).toEqual([made.name]);
  expect(made.bytes).toBeGreaterThan(100_000);
  expect(await list()).toMatchObject({ backups: [made], failure: null });
});

test('one that cannot be made says why, also to whoever looks later', async () => {
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, 'a file where the folder should be');
  const answer = await server.send({ method: 'POST', path: '/api/backups' });
  expect(answer.status).toBe(507);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('backup_failed');
  rmSync(folder);
  expect((await list()).failure).toBe(error.message);
});
