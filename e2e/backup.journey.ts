import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { readerSettingsSchema } from '#shared/settings.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { compactionArticle, makeFeed } from './writing.ts';

const { feeds, api, openPage, program } = await startJourney();
feeds.set('/notes', { body: makeRss(makeFeed('Field Notes', [compactionArticle])) });
await api.addFeed(feeds.url('/notes'));

test('a backup is made and listed, how often is saved, and everything comes as one file', async () => {
  const page = await openPage();
  await page.goto('/settings/general#backup');
  const panel = page.getByRole('region', { name: 'Backup and export' });
  await panel.getByText('There is no backup yet.').waitFor();
  await panel.getByRole('button', { name: 'Back up now' }).click();
  await panel.getByText('The backup is made and was read back whole.').waitFor();
  expect(await panel.getByRole('list', { name: 'Backups' }).getByRole('listitem').count()).toBe(1);
  expect(readdirSync(join(program.dataDir, 'backups'))).toHaveLength(1);

  await panel.getByRole('combobox', { name: 'Make a backup' }).click();
  await panel.getByRole('option', { name: 'Every day' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('No changes in Backup').waitFor();
  const settings = await api.read({ path: '/api/settings' }, readerSettingsSchema);
  expect(settings).toMatchObject({ backup_every: 'day', backups_kept: 3 });
  expect(await findBarriers(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await panel.getByRole('link', { name: 'Export everything' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^winnow-export-\d{8}\.jsonl\.gz$/);
  const text = gunzipSync(readFileSync(await download.path())).toString();
  expect(text).toContain(compactionArticle.title);
});

test('on a phone the panel fits, and a failure says why', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 }, statuses: [507] });
  await page.route('**/api/backups', async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    const error = { code: 'backup_failed', message: 'There is not enough room for a backup.' };
    await route.fulfill({ status: 507, json: { error } });
  });
  await page.goto('/settings/general#backup');
  const panel = page.getByRole('region', { name: 'Backup and export' });
  await panel.getByRole('button', { name: 'Back up now' }).click();
  await panel.getByRole('alert').filter({ hasText: 'not enough room' }).waitFor();
  await eventually(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
