import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { readerSettingsSchema } from '#shared/settings.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleList, listTitles, openArticle } from './reader-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, api, openPage } = await startJourney();
feeds.set('/notes', {
  body: makeRss(makeFeed('Field Notes', [footballArticle, gardenArticle, compactionArticle])),
});
await api.saveInterests(wanted, unwanted);
await api.addFeed(feeds.url('/notes'));

const reading = (page: Page) => page.getByRole('form', { name: 'Reading' });
const judging = (page: Page) => page.getByRole('form', { name: 'Judging' });
const choose = (page: Page, name: string) => reading(page).getByRole('radio', { name }).check();
const save = (page: Page) => reading(page).getByRole('button', { name: 'Save' }).click();
const settings = () => api.read({ path: '/api/settings' }, readerSettingsSchema);

async function openGeneral(page: Page): Promise<void> {
  await page.goto('/settings/general');
  await reading(page).waitFor();
}

test('how lists look and are sorted is saved by Save, and holds in the list after a reload', async () => {
  const page = await openPage();
  await eventually(() => listTitles(page)).toEqual([
    compactionArticle.title,
    gardenArticle.title,
    footballArticle.title,
  ]);
  const high = await heightOfRow(page);
  await openGeneral(page);
  await choose(page, 'Compact');
  await choose(page, 'Newest first');
  await choose(page, 'As soon as it is opened');
  expect(await settings()).toMatchObject({ density: 'comfortable', order: 'best', mark_read: 'after' });
  await save(page);
  await page.getByText('Settings saved').waitFor();
  await page.reload();
  for (const name of ['Compact', 'Newest first', 'As soon as it is opened']) {
    await eventually(() => reading(page).getByRole('radio', { name }).isChecked()).toBe(true);
  }
  await page.goto('/unread');
  await eventually(() => listTitles(page)).toEqual([
    footballArticle.title,
    gardenArticle.title,
    compactionArticle.title,
  ]);
  expect(await heightOfRow(page)).toBeLessThan(high);
  const article = await openArticle(page, gardenArticle.title);
  await article.getByRole('button', { name: 'Mark unread' }).waitFor();
});

test('numbers are checked before they are sent', async () => {
  const page = await openPage();
  await openGeneral(page);
  await choose(page, 'When it has been open for some seconds');
  await reading(page).getByLabel('Seconds', { exact: true }).fill('0');
  await reading(page).getByText('A whole number from 1 to 60.').waitFor();
  await reading(page).getByLabel('Points a day of age').fill('51');
  await reading(page).getByText('A whole number from 0 to 50.').waitFor();
  expect(await reading(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  await reading(page).getByLabel('Seconds', { exact: true }).fill('7');
  await reading(page).getByLabel('Points a day of age').fill('6');
  await save(page);
  await eventually(settings).toMatchObject({
    read_after_seconds: 7,
    fresh_points_per_day: 6,
    mark_read: 'after',
  });
});

test('by keyboard no form loses the focus: past the list of languages, on Save and on Discard', async () => {
  const page = await openPage();
  await openGeneral(page);
  await page.getByRole('combobox', { name: 'Language of explanations' }).focus();
  await page.keyboard.press('Tab');
  const focused = () =>
    page.evaluate<string>('document.activeElement.name || document.activeElement.textContent');
  expect(await page.evaluate<string>('document.activeElement.type'), 'of the reading depth').toBe('radio');

  const limit = judging(page).getByLabel('Articles a day');
  const saved = async () => (await settings()).daily_limit;
  await limit.fill('30');
  await judging(page).getByRole('button', { name: 'Discard changes' }).press('Enter');
  await eventually(() => limit.inputValue()).toBe('');
  expect(await focused()).toBe('Save');
  await limit.fill('40');
  await judging(page).getByRole('button', { name: 'Save' }).press('Enter');
  await eventually(saved).toBe(40);
  await eventually(() => judging(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  expect(await focused()).toBe('Save');
  await page.keyboard.press('Enter');
  await limit.fill('');
  await limit.press('Enter');
  await eventually(saved).toBe(null);
});

test('Enter in the middle of a save counts: what was typed meanwhile is saved after it', async () => {
  const page = await openPage();
  await openGeneral(page);
  const held = Promise.withResolvers<void>();
  let saves = 0;
  await page.route('**/api/settings', async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    saves += 1;
    if (saves === 1) await held.promise;
    return route.continue();
  });
  const limit = judging(page).getByLabel('Articles a day');
  await limit.fill('50');
  await limit.press('Enter');
  await eventually(() => saves).toBe(1);
  await limit.fill('60');
  await limit.press('Enter');
  await limit.press('Enter');
  held.resolve();
  await eventually(async () => (await settings()).daily_limit).toBe(60);
  await eventually(() => judging(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  expect(saves).toBe(2);

  await limit.fill('');
  await limit.press('Enter');
  await eventually(async () => (await settings()).daily_limit).toBe(null);
});

test('a language is found by a click on the list and its first letters, whatever stood there', async () => {
  const page = await openPage();
  await openGeneral(page);
  const field = page.getByRole('combobox', { name: 'Language of explanations' });
  await field.click();
  await page.keyboard.type('germ');
  await page.getByRole('option', { name: 'German' }).click();
  expect(await field.inputValue()).toMatch(/^German/);
});

test('leaving with edits in two forms asks once, and keeps both', async () => {
  const page = await openPage();
  await openGeneral(page);
  await choose(page, 'Oldest first');
  await judging(page).getByLabel('Articles a day').fill('20');
  await page.getByRole('link', { name: 'Interests', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.waitFor();
  expect(await question.count()).toBe(1);
  await question.getByText('in several sections').waitFor();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await judging(page).getByLabel('Articles a day').inputValue()).toBe('20');
  expect(await reading(page).getByRole('radio', { name: 'Oldest first' }).isChecked()).toBe(true);

  await page.getByRole('link', { name: 'Interests', exact: true }).click();
  await question.getByRole('button', { name: 'Discard and leave' }).click();
  await page.waitForURL('**/settings/interests');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await settings()).toMatchObject({ daily_limit: null });
});

test('interests that are too long say by how much, and are not sent', async () => {
  const page = await openPage();
  await page.goto('/settings/interests');
  const field = page.getByLabel('I do not want');
  await field.fill('x'.repeat(10_003));
  await page.getByText('3 characters over the limit of 10,000').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await field.fill('x'.repeat(10_000));
  expect(await page.getByText('over the limit').count()).toBe(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Interests saved').waitFor();
  await page.getByRole('button', { name: 'Re-evaluate unread articles' }).waitFor();
});

async function heightOfRow(page: Page): Promise<number> {
  const box = await articleList(page).getByRole('article').first().boundingBox();
  return box?.height ?? 0;
}
