import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { folderSchema } from '#shared/folder.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

test('fifty feeds are put into folders and in order by keyboard alone', async () => {
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name} ${String(index + 1).padStart(2, '0')}`);
  const together = numbered('Morning', 14);
  const names = [...together, ...numbered('Night', 36)];
  await Promise.all(names.map((name) => addFeed(name, 0)));
  const page = await openPage();
  await page.goto('/settings/feeds');
  const settings = page.getByRole('main');
  await settings.getByText('50 feeds', { exact: true }).waitFor();

  // Found by a word of theirs, chosen together, moved to a folder that is made for them.
  await settings.getByRole('searchbox', { name: 'Search feeds' }).focus();
  await page.keyboard.type('morning');
  await settings.getByText('14 of 50 feeds').waitFor();
  await settings.getByRole('checkbox', { name: 'Morning 01' }).focus();
  await page.keyboard.press('Control+a');
  await settings.getByText('14 selected').waitFor();
  await settings.getByRole('button', { name: 'Move to folder' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move 14 feeds' });
  await dialog.getByRole('combobox', { name: 'Folder' }).waitFor();
  await page.keyboard.type('Early ones');
  await dialog.locator('[data-combobox-selected]', { hasText: 'New folder “Early ones”' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '14 feeds are in Early ones now' }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  // The others one by one, with the letter of the row.
  await settings.getByRole('searchbox', { name: 'Search feeds' }).fill('night');
  await settings.getByRole('checkbox', { name: 'Night 01' }).focus();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Move Night 01' }).getByRole('combobox').waitFor();
  await page.keyboard.type('early');
  await page.locator('[data-combobox-selected]', { hasText: 'Early ones' }).waitFor();
  await page.keyboard.press('Enter');
  await eventually(() => inFolder('Early ones')).toEqual([...together, 'Night 01']);

  // In the sidebar: up in its folder, and over its edge out of it.
  await page.goto('/unread');
  await line(page, 'Night 01').focus();
  for (let press = 0; press < 14; press += 1) await page.keyboard.press('Alt+ArrowUp');
  await eventually(() => inFolder('Early ones')).toEqual(['Night 01', ...together]);
  await page.getByText('Night 01: 1 of 15 in Early ones').waitFor({ state: 'attached' });
  await line(page, 'Morning 14').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await eventually(() => focusedText(page)).toBe('Morning 14');
  await eventually(() => inFolder('Early ones')).toEqual(['Night 01', ...together.slice(0, -1)]);
  await page.reload();
  await eventually(() => shownLines(page, 16)).toEqual(['Early ones', 'Night 01', ...together]);
  expect(await findBarriers(page)).toEqual([]);
});

test('a folder has its own list with its own address, views and order, and is marked read at once', async () => {
  await addFeed('Harbour News', 2, 'Local');
  await addFeed('Town Council', 1, 'Local');
  await addFeed('Elsewhere', 1);
  const page = await openPage();
  const folder = page.getByRole('link', { name: 'Local 3' });
  await folder.click();
  await page.waitForURL(/\/folders\/\d+$/);
  await page.getByRole('heading', { level: 1, name: 'Local' }).waitFor();
  await eventually(async () => (await listTitles(page)).length).toBe(3);
  await page.getByRole('link', { name: 'Newest' }).click();
  await page.waitForURL(/\/folders\/\d+\?sort=newest$/);
  await eventually(async () => (await listTitles(page)).length).toBe(3);
  await page.keyboard.press('j');
  await page.waitForURL(/\/folders\/\d+\/\d+\?sort=newest$/);
  await page.goBack();
  await page.waitForURL(/\/folders\/\d+\?sort=newest$/);

  await page.getByRole('main').getByRole('button', { name: 'Actions for the folder Local' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Mark all read' }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /Marked \d articles? of Local read/ })
    .waitFor();
  await page.getByRole('link', { name: 'Local', exact: true }).waitFor();
  const unread = (await api.counts()).unread_by_feed;
  const [elsewhere] = (await api.feedList()).filter(({ title }) => title === 'Elsewhere');
  expect(unread[elsewhere?.id ?? 0]).toBe(1);
  const shown = page.getByRole('combobox', { name: 'Which articles' });
  await shown.selectOption('All');
  await page.waitForURL(/show=all/);
  // The address changes a little before the page does, and what was marked stood in the list before too.
  await page.getByText('3 articles', { exact: true }).waitFor();

  // From line to line with the keys, past the feeds of a closed folder.
  await page.keyboard.press('Shift+J');
  await page.getByRole('heading', { level: 1, name: 'Harbour News' }).waitFor();
  await page.keyboard.press('Shift+K');
  await page.getByRole('heading', { level: 1, name: 'Local' }).waitFor();
  await page.getByRole('button', { name: 'Feeds in Local' }).click();
  await page.getByRole('link', { name: 'Harbour News' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Feeds in Local', expanded: false }).waitFor();
});

test('a folder is renamed and deleted, and its feeds stay', async () => {
  await addFeed('Kept Feed', 1, 'Passing');
  const page = await openPage({ statuses: [409] });
  const menu = async (item: string) => {
    await page.locator('[data-line="folder"]', { hasText: /Passing|Staying/ }).hover();
    await page
      .getByRole('button', { name: /^Actions for the folder (Passing|Staying)/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Rename…');
  const renaming = page.getByRole('dialog', { name: 'Rename folder' });
  await renaming.getByLabel('Name').fill('local');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await eventually(() => renaming.innerText()).toMatch(/already|There is/);
  await renaming.getByLabel('Name').fill('Staying');
  await renaming.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('link', { name: 'Staying 1' }).click();
  await menu('Delete…');
  const deleting = page.getByRole('dialog', { name: 'Delete the folder Staying?' });
  await deleting.getByText('Its feed stays, without a folder.').waitFor();
  await deleting.getByRole('button', { name: 'Delete folder' }).click();
  await page.waitForURL(/\/unread$/);
  await page.getByRole('link', { name: 'Kept Feed 1' }).waitFor();
});

test('a muted feed shows it, brings its articles as read, and is heard again', async () => {
  const { id } = await addFeed('Loud Feed', 1);
  const page = await openPage();
  await chooseInSidebar(page, 'Loud Feed', 'Mute');
  await page.getByRole('menuitem', { name: 'For a week' }).click();
  await page.getByRole('link', { name: 'Loud Feed Muted 1' }).waitFor();
  feeds.set('/Loud%20Feed', { body: makeRss(makeFeed('Loud Feed', makeNotes(3))) });
  await api.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  expect((await api.counts()).unread_by_feed[id]).toBe(1);
  await chooseInSidebar(page, 'Loud Feed', 'Unmute');
  await page.getByRole('link', { name: 'Loud Feed 1' }).waitFor();
});

test('what the server refuses goes back to where it was, and says so', async () => {
  await addFeed('Stuck One', 0);
  await addFeed('Stuck Two', 0);
  const page = await openPage({ statuses: [500] });
  await page.route('**/api/feeds/order', (route) =>
    route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'It could not be stored.' } } }),
  );
  const before = await shownLines(page, 200);
  await line(page, 'Stuck Two').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('alert').filter({ hasText: 'It could not be stored.' }).waitFor();
  await eventually(() => shownLines(page, 200)).toEqual(before);
});

test('with a mouse a feed is dragged into a folder, and a folder past another', async () => {
  await addFeed('Dragged Feed', 0);
  await addFeed('Upper Feed', 0, 'Upper');
  await addFeed('Lower Feed', 0, 'Lower');
  // Tall enough that nothing has to be scrolled.
  const page = await openPage({ viewport: { width: 1440, height: 3_000 } });
  await line(page, 'Lower', 'folder').waitFor();
  await drag(page, line(page, 'Dragged Feed'), line(page, 'Lower', 'folder'));
  await page.locator('[data-line="folder"][data-drop]', { hasText: 'Lower' }).waitFor();
  await page.mouse.up();
  await eventually(() => inFolder('Lower')).toEqual(['Lower Feed', 'Dragged Feed']);
  await drag(page, line(page, 'Lower', 'folder'), line(page, 'Upper', 'folder'));
  await page.mouse.up();
  await eventually(async () => (await folderList()).map(({ name }) => name).slice(-2)).toEqual([
    'Lower',
    'Upper',
  ]);
});

test('on a phone folders and feeds are organised through their menus', async () => {
  await addFeed('Pocket Feed', 1);
  const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.goto('/feeds');
  await line(page, 'Pocket Feed').tap();
  await page.getByRole('heading', { level: 1, name: 'Pocket Feed' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Actions for Pocket Feed' }).tap();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Move to folder…' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Move Pocket Feed' });
  await dialog.getByRole('option', { name: 'Local' }).tap();
  await eventually(() => inFolder('Local')).toContain('Pocket Feed');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('button', { name: 'Actions for Pocket Feed' }).tap();
  await page.getByRole('menuitem', { name: 'Mute' }).tap();
  await page.getByRole('menuitem', { name: 'Until tomorrow' }).tap();
  await page.getByRole('link', { name: 'Feeds', exact: true }).tap();
  await page.getByRole('link', { name: 'Pocket Feed Muted 1' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

/** Adds a feed with so many articles, if wanted into a folder of this name. */
test('a question asked from the sidebar gives the focus back to the menu that it came from', async () => {
  await addFeed('Ferry Times', 1);
  const page = await openPage();
  await line(page, 'Ferry Times').focus();
  const menu = page.getByRole('button', { name: 'Actions for Ferry Times' });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rename feed' });
  await dialog.getByRole('textbox').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate('document.activeElement.ariaLabel')).toBe('Actions for Ferry Times');
});

test('feeds that could not be loaded are said to be missing, and are asked for again', async () => {
  await addFeed('Tram Times', 1);
  const page = await openPage({ statuses: [500] });
  await page.route('**/api/feeds', (route) => route.fulfill(brokenAnswer));
  await page.reload();
  const sidebar = page.getByRole('navigation', { name: 'Views and feeds' });
  await sidebar.getByText('Your feeds could not be loaded.').waitFor();
  await page.unroute('**/api/feeds');
  await sidebar.getByRole('button', { name: 'Try again' }).click();
  await line(page, 'Tram Times').waitFor();
  expect(await sidebar.getByText('Your feeds could not be loaded.').count()).toBe(0);
});

const brokenAnswer = {
  status: 500,
  json: { error: { code: 'internal', message: 'Winnow made a mistake.', hint: 'Look into its log.' } },
};

async function addFeed(title: string, articles: number, folder?: string) {
  const path = `/${encodeURIComponent(title)}`;
  feeds.set(path, { body: makeRss(makeFeed(title, makeNotes(articles))) });
  const feed = await api.addFeed(feeds.url(path));
  if (folder === undefined) return feed;
  const known = (await folderList()).find(({ name }) => name === folder);
  const { id } =
    known ?? (await api.read({ method: 'POST', path: '/api/folders', body: { name: folder } }, folderSchema));
  await api.send({ method: 'PATCH', path: `/api/feeds/${feed.id}`, body: { folder_id: id } });
  return feed;
}

async function folderList() {
  const answer = z.object({ folders: z.array(folderSchema) });
  return (await api.read({ path: '/api/folders' }, answer)).folders;
}

/** The names of a folder's feeds, in the owner's order. */
async function inFolder(name: string): Promise<string[]> {
  const folder = (await folderList()).find((one) => one.name === name);
  return (await api.feedList())
    .filter(({ folder_id: id }) => id === folder?.id)
    .sort((one, other) => one.position - other.position)
    .map(({ title }) => title);
}

/** The link in a line of the sidebar. */
function line(page: Page, name: string, kind: 'feed' | 'folder' = 'feed'): Locator {
  return page.locator(`[data-line="${kind}"] > a:visible`, { hasText: name }).first();
}

/** Takes one line and holds it over the upper part of another. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  // Links can be dragged our way once the code for it has come.
  await from.and(page.locator('[draggable="true"]')).waitFor();
  await page.mouse.down();
  const place = await to.boundingBox();
  if (!place) throw new Error('There is no line to drag to.');
  await page.mouse.move(place.x + 60, place.y + 40, { steps: 8 });
  // Where the pointer goes before the browser has begun to drag is not told to the page.
  await page.locator('[data-dragged]').waitFor();
  await page.mouse.move(place.x + 60, place.y + 4, { steps: 8 });
}

/** The names in the sidebar, as many as are asked for. */
async function shownLines(page: Page, count: number): Promise<string[]> {
  await page.locator('[data-line]').first().waitFor();
  const names = await page.locator('[data-line] > a > [title]').allInnerTexts();
  return names.slice(0, count);
}

async function focusedText(page: Page): Promise<string> {
  return await page.locator('[data-line] > a:focus > [title]').innerText();
}

async function chooseInSidebar(page: Page, feed: string, item: string): Promise<void> {
  await page.locator('[data-line="feed"]', { hasText: feed }).hover();
  await page.getByRole('button', { name: `Actions for ${feed}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}
