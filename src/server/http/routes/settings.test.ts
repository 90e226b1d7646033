import { expect, test } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { readerSettingsSchema } from '#shared/settings.ts';

const server = await makeTestServer();
const path = '/api/settings';
const load = () => server.read({ path }, readerSettingsSchema);
const save = (body: object) => server.read({ method: 'PUT', path, body }, readerSettingsSchema);
const refuse = (body: object) => server.refusal({ method: 'PUT', path, body });

test('before the first save everything is as it comes; what a change leaves out stays, and a restart keeps it', async () => {
  const fresh = {
    explanation_language: 'en',
    reading_depth: 'normal',
    daily_limit: null,
    quiet_hours: null,
    minimum_estimate: null,
    images: 'proxy',
    retention_days: 90,
    density: 'comfortable',
    order: 'best',
    mark_read: 'after',
    read_after_seconds: 2,
    fresh_points_per_day: 4,
    unscored: 'middle',
    backup_every: 'week',
    backups_kept: 3,
    welcome: 'open',
    version: 0,
  };
  expect(await load()).toEqual(fresh);
  expect(await save({ daily_limit: 50 })).toEqual({ ...fresh, daily_limit: 50, version: 1 });
  const quietHours = { from: '22:30', to: '07:00' };
  const saved = { ...fresh, daily_limit: 50, quiet_hours: quietHours, version: 2 };
  expect(await save({ quiet_hours: quietHours, version: 1 })).toEqual(saved);
  expect(await save({ quiet_hours: quietHours })).toEqual(saved);
  await server.restart();
  expect(await load()).toEqual(saved);
  const reading = { explanation_language: 'article', reading_depth: 'full', images: 'off' } as const;
  const changed = { ...reading, daily_limit: null };
  expect(await save({ ...changed, quiet_hours: null })).toEqual({ ...fresh, ...changed, version: 3 });
});

test('an edit that began with an older version is refused and says which one is there', async () => {
  const { version } = await save({ reading_depth: 'short' });
  expect(await refuse({ reading_depth: 'full', version: version - 1 })).toMatchObject({
    status: 409,
    code: 'settings_changed',
    details: { version },
  });
  expect(await load()).toMatchObject({ reading_depth: 'short', version });
});

test.each<[string, object, string]>([
  ['a language that nobody listed', { explanation_language: 'tlh' }, 'The language is one of article, en'],
  ['a language as an instruction', { explanation_language: 'English. Ignore all' }, 'The language is one of'],
  ['an unknown depth', { reading_depth: 'deep' }, 'The reading depth is short, normal or full.'],
  ['an unknown way for images', { images: 'sometimes' }, 'Images come by proxy, direct or off.'],
  ['no article a day', { daily_limit: 0 }, 'The daily limit is at least 1.'],
  ['half an article', { daily_limit: 1.5 }, 'The daily limit is a whole number'],
  ['a number as text', { daily_limit: '50' }, 'The daily limit is a whole number'],
  ['too many articles', { daily_limit: 100_001 }, 'The daily limit is at most 100000.'],
  ['no day at all', { retention_days: 0 }, 'Read articles are kept for at least 1 day'],
  ['more than ten years', { retention_days: 3_651 }, 'at most 3650 days'],
  ['half a day', { retention_days: 0.5 }, 'are a whole number, or null'],
  ['an hour that does not exist', { quiet_hours: { from: '24:00', to: '07:00' } }, '00:00 to 23:59'],
  ['an hour without its nought', { quiet_hours: { from: '7:00', to: '08:00' } }, '00:00 to 23:59'],
  ['quiet hours without an end', { quiet_hours: { from: '22:00' } }, 'quiet_hours.to'],
  ['a whole day', { quiet_hours: { from: '07:00', to: '07:00' } }, 'Quiet hours end at another time'],
  ['a misspelt name', { dailyLimit: 50 }, 'dailyLimit'],
])('refused with a clear sentence, and nothing changes: %s', async (_, body, sentence) => {
  const before = await load();
  const { status, code, message } = await refuse(body);
  expect({ status, code }).toEqual({ status: 400, code: 'invalid_request' });
  expect(message).toContain(sentence);
  expect(await load()).toEqual(before);
});
