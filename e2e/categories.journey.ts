import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { categoryListSchema } from '#shared/category-answer.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, listTitles, openArticle } from './reader-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, api, openPage } = await startJourney();

beforeAll(async () => {
  await api.saveInterests(wanted, unwanted);
  await api.chooseModel('granite4.1:3b');
  model.answerAll();
  await addFeed('Field Notes', [footballArticle, gardenArticle, compactionArticle]);
});

test('a weight set on a chip changes the scores where they stand, and the order when it is asked for', async () => {
  const page = await openPage();
  const order = [compactionArticle.title, gardenArticle.title, footballArticle.title];
  await eventually(() => listTitles(page)).toEqual(order);
  expect(await scoreOf(page, gardenArticle)).toBe('Score 33');

  // By keyboard, and without opening the article: the menu begins at the weight that stands.
  await chip(articleRow(page, compactionArticle.title), 'Databases').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Inherit (Normal)', checked: true }).waitFor();
  await eventually(() => page.evaluate('document.activeElement?.textContent')).toBe('Inherit (Normal)');
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await toast(page, 'Databases is reduced').getByText('1 article has a new score.').waitFor();
  await setWeightOnChip(articleRow(page, gardenArticle.title), 'Garden', 'Max');
  await toast(page, 'Garden is at the highest weight').waitFor();

  await eventually(() => scoreOf(page, compactionArticle)).toBe('Score 45');
  await eventually(() => scoreOf(page, gardenArticle)).toBe('Score 57');
  expect(await listTitles(page)).toEqual(order);
  await page.getByRole('button', { name: 'Re-order' }).click();
  await eventually(() => listTitles(page)).toEqual([order[1], order[0], order[2]]);
  expect(new URL(page.url()).pathname).toBe('/unread');

  await toast(page, 'Garden is at the highest weight').getByRole('button', { name: 'Undo' }).click();
  await eventually(() => scoreOf(page, gardenArticle)).toBe('Score 33');
  const article = await openArticle(page, compactionArticle.title);
  await setWeightOnChip(article, 'Databases', 'Inherit (Normal)');
  await article.getByRole('img', { name: 'Score 90' }).waitFor();
});

test('groups that the model suggests: by keyboard one begins at the first, and comes back to the button', async () => {
  const page = await openPage();
  await openCategories(page);
  const button = page.getByRole('button', { name: 'Auto-group…' });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Suggested groups' });
  await dialog.waitFor();
  const focused = () => page.evaluate<string>('document.activeElement.type');
  await eventually(focused).toBe('checkbox');
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: /^Make \d+ moves?$/ }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => button.evaluate((it) => it.ownerDocument.activeElement === it)).toBe(true);
});

test('a proposal that was merged does not come back', async () => {
  const page = await openPage();
  const settings = await openCategories(page);
  const first = makeGadget('Earbuds with a case');
  await addFeed('Gadgets today', [first]);
  // The page is open, and learns of it by itself.
  const proposals = settings.getByRole('heading', { name: '1 new topic from the model' });
  await proposals.waitFor();
  expect(await page.getByTestId('new-count').innerText()).toBe('1 new');
  expect(await findBarriers(page)).toEqual([]);

  await settings.getByRole('button', { name: 'Merge Gadgets into another category' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge Gadgets' });
  await dialog.getByRole('combobox', { name: 'Into' }).fill('hard');
  await page.getByRole('option', { name: 'Technology › Hardware' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await toast(page, 'Gadgets is merged into Hardware').waitFor();
  await proposals.waitFor({ state: 'detached' });

  const second = makeGadget('A phone with a hinge');
  await addFeed('Gadgets tomorrow', [second]);
  await page.goto('/unread');
  for (const { title } of [first, second]) {
    await chip(articleRow(page, title), 'Hardware').waitFor();
  }
  expect((await readCategories()).filter(({ name, is_new }) => is_new || name === 'Gadgets')).toEqual([]);
});

test('an article of a blocked category stands under Blocked until the category is unblocked', async () => {
  const page = await openPage();
  const settings = await openCategories(page);
  const weight = settings.getByRole('combobox', { name: 'Weight of Garden' });
  await weight.selectOption('Block');
  await toast(page, 'Garden is blocked').getByText('1 article stands under Blocked now.').waitFor();
  await page.goto('/unread');
  await articleRow(page, compactionArticle.title).waitFor();
  expect(await listTitles(page)).not.toContain(gardenArticle.title);
  await page.getByRole('link', { name: /^Blocked/ }).click();
  await eventually(() => listTitles(page)).toEqual([gardenArticle.title]);

  await openCategories(page);
  await weight.selectOption('Inherit (Normal)');
  await toast(page, 'Garden is at the weight of the parent').waitFor();
  await page.goto('/unread');
  await articleRow(page, gardenArticle.title).waitFor();
  expect((await api.counts()).blocked).toBe(0);
});

test('five hundred categories are searched, walked through by keyboard and hidden together', async () => {
  const known = (await readCategories()).length;
  const names = Array.from({ length: 500 - known }, (_, index) => `Topic ${index + 1}`);
  const add = (name: string) => api.send({ method: 'POST', path: '/api/categories', body: { name } });
  await Promise.all(names.map(add));
  const page = await openPage();
  const settings = await openCategories(page);
  await settings.getByRole('button', { name: 'All 500' }).waitFor();
  expect(await settings.getByRole('listitem').count()).toBeLessThan(60);

  await settings.getByRole('checkbox', { name: 'Business', exact: true }).focus();
  await page.keyboard.press('End');
  await eventually(() => focusedName(page)).toBe(names.at(-1));
  await page.keyboard.press('ArrowUp');
  await eventually(() => focusedName(page)).toBe(names.at(-2));
  await page.keyboard.press('Space');
  await settings.getByText('1 selected').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await eventually(() => focusedName(page)).toBe('Business');

  await settings.getByRole('searchbox', { name: 'Search categories' }).fill('topic 30');
  const rows = settings.getByRole('list', { name: 'Categories' }).getByRole('listitem');
  await eventually(() => rows.count()).toBe(15);
  await settings.getByRole('checkbox', { name: 'Topic 300' }).focus();
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowDown');
  await eventually(() => focusedName(page)).toBe('Topic 303');
  await settings.getByRole('checkbox', { name: 'Topic 303' }).click({ modifiers: ['Shift'] });
  await settings.getByText('4 selected').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await settings.getByRole('button', { name: 'Hide' }).click();
  await toast(page, '4 categories are hidden').waitFor();
  await settings.getByRole('button', { name: 'Hidden 4' }).waitFor();
  await eventually(() => rows.count()).toBe(11);
  const hidden = (await readCategories()).filter((category) => category.hidden);
  expect(hidden.map(({ name }) => name)).toEqual(['Topic 300', 'Topic 301', 'Topic 302', 'Topic 303']);
});

/** Adds a feed and waits until all of it is judged. */
async function addFeed(title: string, items: MadeItem[]): Promise<void> {
  const path = `/${encodeURIComponent(title)}`;
  feeds.set(path, { body: makeRss(makeFeed(title, items)) });
  await api.addFeed(feeds.url(path));
  await vi.waitFor(async () => expect((await api.status()).state).toBe('idle'), 10_000);
}

/** No category of a fresh database fits it, so that the simulated model proposes one. */
function makeGadget(title: string): MadeItem {
  return {
    title,
    url: `https://gadgets.example/${encodeURIComponent(title)}`,
    html: '<p>A review of smart earbuds, a robot and headphones: every gadget leaks before the smartphone does.</p>',
  };
}

async function readCategories() {
  return (await api.read({ path: '/api/categories?all=true' }, categoryListSchema)).categories;
}

async function openCategories(page: Page): Promise<Locator> {
  await page.goto('/settings/categories');
  const settings = page.getByRole('main');
  await settings.getByRole('list', { name: 'Categories' }).waitFor();
  return settings;
}

function toast(page: Page, title: string): Locator {
  return page.getByRole('alert').filter({ hasText: title });
}

function chip(place: Locator, name: string): Locator {
  return place.getByRole('button', { name: `Category ${name}, weight` });
}

async function setWeightOnChip(place: Locator, name: string, weight: string): Promise<void> {
  await chip(place, name).click();
  await place.page().getByRole('menuitemradio', { name: weight }).click();
}

function scoreOf(page: Page, { title }: MadeItem): Promise<string | null> {
  return articleRow(page, title)
    .getByRole('img', { name: /^Score/ })
    .getAttribute('aria-label');
}

function focusedName(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement?.getAttribute("aria-label")');
}
