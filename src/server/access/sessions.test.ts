import { expect, test } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';
import { createCallerReader } from './caller.ts';
import { noteConfiguredPassword } from './password-store.ts';
import { beginSession, findSessionOfCookie, isSessionOpen, readSessions, renewSession } from './sessions.ts';

const day = 86_400_000;
const minute = 60_000;

async function makeSessions(environment: Record<string, string> = {}) {
  const clock = makeFakeClock();
  const config = loadConfig(environment);
  const deps = { db: await makeDatabase(), bus: createEventBus(silentLogger), clock, config };
  const readCaller = createCallerReader(config);
  const callerAt = (peer: string) =>
    readCaller({ peer, header: (name) => (name === 'user-agent' ? 'Browser/1' : undefined) });
  const use = (cookie: string, peer = '192.168.1.7') => findSessionOfCookie(deps, cookie, callerAt(peer));
  return { deps, clock, use, begin: (peer = '192.168.1.7') => beginSession(deps, callerAt(peer)) };
}

test('a session lasts thirty days after it was used last', async () => {
  const { deps, clock, use, begin } = await makeSessions();
  const cookie = await begin();
  for (let used = 0; used < 4; used += 1) {
    await clock.advance(29 * day);
    expect(await use(cookie)).toBe(1);
  }
  await clock.advance(30 * day);
  expect(await isSessionOpen(deps, 1)).toBe(true);
  await clock.advance(1);
  expect(await isSessionOpen(deps, 1)).toBe(false);
  expect(await use(cookie)).toBeUndefined();
  expect(await readSessions(deps, null)).toEqual([]);
});

test('half a year after the login it ends, however much it is used; the configuration shortens the time between', async () => {
  const { clock, use, begin } = await makeSessions({ WINNOW_AUTH_SESSION_DAYS: '20' });
  const cookie = await begin();
  for (let used = 0; used < 9; used += 1) {
    await clock.advance(20 * day);
    expect(await use(cookie)).toBe(1);
  }
  await clock.advance(1);
  expect(await use(cookie)).toBeUndefined();
});

test('the next login clears away those that have ended', async () => {
  const { deps, clock, begin } = await makeSessions();
  await begin();
  await clock.advance(31 * day);
  await begin();
  const rows = await deps.db.selectFrom('sessions').select('id').execute();
  expect(rows).toEqual([{ id: 2 }]);
});

test('where it is used from and when is kept, to within five minutes', async () => {
  const { deps, clock, use, begin } = await makeSessions();
  const cookie = await begin();
  const start = clock.now();
  const seen = async () => {
    const [session] = await readSessions(deps, 1);
    return session && { at: Date.parse(session.seen_at) - start, address: session.address };
  };
  await clock.advance(4 * minute);
  await use(cookie);
  expect(await seen()).toEqual({ at: 0, address: '192.168.1.7' });
  await clock.advance(minute);
  await use(cookie);
  expect(await seen()).toEqual({ at: 5 * minute, address: '192.168.1.7' });
  await clock.advance(minute);
  await use(cookie, '10.0.0.4');
  expect(await seen()).toEqual({ at: 6 * minute, address: '10.0.0.4' });
});

test('its secret is kept as a hash only, and a new one puts the old one out of use', async () => {
  const { deps, use, begin } = await makeSessions();
  const cookie = await begin();
  const [, secret = ''] = cookie.split('.');
  expect(JSON.stringify(await deps.db.selectFrom('sessions').selectAll().execute())).not.toContain(secret);
  const renewed = await renewSession(deps, 1);
  expect(await use(cookie)).toBeUndefined();
  expect(await use(renewed)).toBe(1);
});

test('another password in the configuration logs everybody out at the next start, the same one nobody', async () => {
  const { deps, use, begin } = await makeSessions({ WINNOW_AUTH_PASSWORD_HASH: testPasswordHash });
  await noteConfiguredPassword(deps);
  const cookie = await begin();
  await noteConfiguredPassword(deps);
  expect(await use(cookie)).toBe(1);
  await noteConfiguredPassword({ ...deps, config: loadConfig({}) });
  expect(await use(cookie)).toBeUndefined();
});

test('a clock that is set back ends nothing, and what began years ahead does not last for years', async () => {
  const { deps, clock, use, begin } = await makeSessions();
  const cookie = await begin();
  clock.jump(-10 * day);
  expect(await use(cookie)).toBe(1);
  clock.jump(3_650 * day);
  await begin();
  clock.jump(-3_650 * day);
  expect(await isSessionOpen(deps, 2)).toBe(false);
});
