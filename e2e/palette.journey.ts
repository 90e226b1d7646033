import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { folderSchema } from '#shared/folder.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, openArticle, openedArticle } from './reader-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

beforeAll(async () => {
  const items = [compactionArticle, gardenArticle, footballArticle, ...makeNotes(3)];
  await addFeed('Storage Weekly', items);
  await addFeed('Bean Growers', makeNotes(2), 'Gardens');
  await addFeed('Read Already', []);
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'by_hand', order: 'newest' } });
});

test('with a few letters and Enter one goes anywhere', async () => {
  const page = await openPage();
  await articleRow(page, compactionArticle.title).waitFor();
  const places: [typed: string, path: RegExp, heading: string][] = [
    ['sta', /\/starred$/, 'Starred'],
    ['stowee', /\/feeds\/\d+$/, 'Storage Weekly'],
    ['gardens', /\/folders\/\d+$/, 'Gardens'],
    ['model lib', /\/settings\/ollama#model-library$/, 'Ollama'],
    ['settings stat', /\/settings\/statistics$/, 'Statistics'],
    ['memory', /\/settings\/status$/, 'Status'],
    ['hidden', /\/hidden$/, 'Hidden today'],
  ];
  for (const [typed, path, heading] of places) {
    await openPalette(page);
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await page.waitForURL(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
});

test('what can be done is done, and what was used lately comes first', async () => {
  const page = await openPage();
  await openArticle(page, gardenArticle.title);
  await openPalette(page);
  expect(await findBarriers(page)).toEqual([]);
  await choose(page, 'star', 'Star');
  await openedArticle(page).getByRole('button', { name: 'Star', pressed: true }).waitFor();
  await openPalette(page);
  await choose(page, 'colours dark', 'Colours: Dark');
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
  await openPalette(page);
  await choose(page, 'compact', 'Compact rows');
  await page.locator('[data-article-list][data-density="compact"]').waitFor();
  await openPalette(page);
  await choose(page, 'sort old', 'Sort: Oldest');
  await page.waitForURL(/sort=oldest/);
  await openPalette(page);
  const recent = page.getByRole('group', { name: 'Recent' }).getByRole('option');
  expect(await recent.allInnerTexts()).toEqual([
    expect.stringContaining('Sort: Oldest'),
    expect.stringContaining('Compact rows'),
    expect.stringContaining('Colours: Dark'),
    expect.stringContaining('Remove the star'),
  ]);
  await choose(page, 'add a feed', 'Add a feed');
  await page.getByRole('dialog', { name: 'Add a feed' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await openPalette(page);
  await choose(page, 'next unread', 'Next feed with unread articles');
  await page.waitForURL(/\/feeds\/\d+/);
  await openPalette(page);
  await choose(page, 'keys', 'Show all keys');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
});

test('articles are found while one types, and all of them by the last entry', async () => {
  const page = await openPage();
  await articleRow(page, compactionArticle.title).waitFor();
  await openPalette(page);
  await page.keyboard.type('pruning beans');
  const found = page.getByRole('group', { name: 'Articles' }).getByRole('option');
  await found.first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await options(page).last().innerText()).toContain('Search articles for “pruning beans”');
  await found.filter({ hasText: gardenArticle.title }).click();
  await openedArticle(page).getByRole('heading', { level: 1, name: gardenArticle.title }).waitFor();
  await openPalette(page);
  await page.keyboard.type('zzz');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=zzz/);
});

test('the field keeps the focus, the arrows choose, and the focus goes back to where it was', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  const opener = page.getByRole('link', { name: 'Interests' });
  await opener.focus();
  const field = await openPalette(page);
  const chosen = () => palette(page).getByRole('option', { selected: true }).innerText();
  expect(await chosen()).toContain('Unread');
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toContain('All');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const last = await options(page).last().innerText();
  expect(await chosen()).toBe(last);
  const named = await field.getAttribute('aria-activedescendant');
  expect(await palette(page).getByRole('option', { selected: true }).getAttribute('id')).toBe(named);
  expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Control+k');
  await field.waitFor({ state: 'detached' });
  await eventually(() => opener.evaluate((element) => element.matches(':focus'))).toBe(true);
  // In a field of the page, too.
  await page.goto('/settings/interests');
  await page.getByLabel('I want').focus();
  await openPalette(page);
  await page.keyboard.press('Escape');
  await eventually(() => page.getByLabel('I want').evaluate((element) => element.matches(':focus'))).toBe(
    true,
  );
});

test('on a phone the palette takes the whole page and is operated by touch', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await articleRow(page, compactionArticle.title).waitFor();
  await page.getByRole('button', { name: 'Search' }).tap();
  const field = page.getByRole('combobox', { name: 'Go to or do' });
  await field.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await field.fill('bean');
  await options(page).filter({ hasText: 'Bean Growers' }).first().tap();
  await page.getByRole('heading', { level: 1, name: 'Bean Growers' }).waitFor();
  await page.getByRole('button', { name: 'Search' }).tap();
  await page.getByRole('button', { name: 'Close' }).tap();
  await field.waitFor({ state: 'detached' });
});

function palette(page: Page): Locator {
  return page.getByRole('listbox', { name: 'What fits' });
}

function options(page: Page): Locator {
  return palette(page).getByRole('option');
}

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Go to or do' });
  await field.waitFor();
  return field;
}

/** Types into the open palette and takes what stands first. */
async function choose(page: Page, typed: string, first: string): Promise<void> {
  await page.keyboard.type(typed);
  await eventually(async () => (await options(page).first().innerText()).replaceAll('\n', '')).toContain(
    first,
  );
  await page.keyboard.press('Enter');
}

async function addFeed(title: string, items: Parameters<typeof makeFeed>[1], folder?: string): Promise<void> {
  const path = `/${encodeURIComponent(title)}`;
  feeds.set(path, { body: makeRss(makeFeed(title, items)) });
  const { id } = await api.addFeed(feeds.url(path));
  if (folder === undefined) return;
  const made = { method: 'POST', path: '/api/folders', body: { name: folder } } as const;
  const { id: folderId } = await api.read(made, folderSchema);
  await api.send({ method: 'PATCH', path: `/api/feeds/${id}`, body: { folder_id: folderId } });
}
