import { expect, test } from 'vitest';
import { savePassword } from '#server/access/password-store.ts';
import { loadConfig } from '#server/config/load.ts';
import { openDatabase } from '#server/database/open.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';
import { checkAccess } from './check-access.ts';

const everywhere = { WINNOW_SERVER_HOST: '0.0.0.0' };
const configured = { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash };
const unreadable = { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash.replace(/:\d+:\d+:\d+:/, ':30:8:3:') };
const proxied = { WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.2' };
const named = { ...proxied, WINNOW_AUTH_PROXY_HEADER: 'Remote-User' };

test.each<[string, Record<string, string>, string]>([
  ['good', {}, 'Only this machine reaches it (127.0.0.1), without a password.'],
  ['broken', everywhere, 'Winnow does not start: other machines can reach 0.0.0.0 (server.host), and no'],
  ['good', { ...everywhere, ...configured }, 'It listens on 0.0.0.0, and asks for a password.'],
  ['broken', unreadable, 'Winnow does not start: auth.password_hash cannot be read'],
  ['weak', proxied, 'It is set up for a proxy, and asks whoever comes that way for nothing.'],
  ['good', { ...everywhere, ...named }, 'Only a proxy lets people in (10.0.0.2, by Remote-User).'],
])('who may come in is %s with %o, before the first start and after it', async (...given) => {
  const [state, environment, sentence] = given;
  const config = loadConfig({ ...environment, WINNOW_DATA_DIR: makeTempFolder() });
  const before = await checkAccess(config);
  await (await openDatabase(config.data_dir)).close();
  for (const finding of [before, await checkAccess(config)]) {
    expect(finding).toMatchObject({ state, text: expect.stringContaining(sentence) });
    expect(finding.cure !== undefined).toBe(state !== 'good');
  }
});

test('a password that was set on the page or in the terminal is found', async () => {
  const config = loadConfig({ ...everywhere, WINNOW_DATA_DIR: makeTempFolder() });
  const { db, close } = await openDatabase(config.data_dir);
  await savePassword(db, { hash: testPasswordHash, now: 7 });
  await close();
  const text = 'It listens on 0.0.0.0, and asks for a password.';
  expect(await checkAccess(config)).toEqual({ state: 'good', text });
});
