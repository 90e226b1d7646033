import { expect, test } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';
import { createCallerReader } from './caller.ts';
import { identify, readSessionState } from './identify.ts';

const db = await makeDatabase();
const others = { WINNOW_SERVER_HOST: '0.0.0.0' };
const proxy = { WINNOW_AUTH_PROXY_HEADER: 'Remote-User', WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1' };

test.each([
  ['nothing protects it and only this machine reaches it', {}, { via: 'open' }, 'granted'],
  ['the password was taken away while others reach it', others, null, 'login'],
  ['there is a password', { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash }, null, 'login'],
  ['only a proxy logs people in', proxy, null, 'proxy'],
  ['a proxy or the password does', { ...proxy, WINNOW_AUTH_PASSWORD_HASH: testPasswordHash }, null, 'login'],
])('who shows nothing meets, where %s, %j', async (...[, environment, identity, access]) => {
  const config = loadConfig(environment);
  const deps = { db, clock: makeFakeClock(), config };
  const caller = createCallerReader(config)({ peer: '127.0.0.1', header: () => undefined });
  const found = await identify(deps, { caller, cookie: undefined, bearer: undefined });
  expect(found).toEqual(identity);
  expect(await readSessionState(deps, found)).toEqual({ access });
});
