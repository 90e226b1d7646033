import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleList, articleRow, listTitles, openArticle, openedArticle } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

/** More than a list names by their ids; a feed brings at most a thousand. */
const COUNT = 5_400;
const EACH = 900;

beforeAll(async () => {
  const now = Date.now();
  const notes = makeNotes(COUNT).map((note, index) => ({ ...note, publishedAt: now - index * 60_000 }));
  for (let start = 0; start < COUNT; start += EACH) {
    const part = notes.slice(start, start + EACH);
    feeds.set(`/part-${start}`, { body: makeRss(makeFeed(`Part ${1 + start / EACH}`, part)) });
    await api.addFeed(feeds.url(`/part-${start}`));
  }
});

test('thousands are marked read at once, but not what came after the list, and all of that is taken back', async () => {
  const page = await openPage();
  await page.getByText('5,400 articles').waitFor();
  feeds.set('/late', {
    body: makeRss(
      makeFeed('Late', [
        { title: 'Late note', url: 'https://notes.example/late', html: '<p>Just came.</p>' },
      ]),
    ),
  });
  await api.addFeed(feeds.url('/late'));
  await page.getByRole('button', { name: '1 new' }).waitFor();

  await page.getByRole('button', { name: 'Mark read…' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Mark all read' }).click();
  const toast = page.getByRole('alert').filter({ hasText: '5,400 articles marked read' });
  await toast.waitFor();
  await eventually(() => page.title()).toMatch(/^\(1\) /);
  expect((await api.counts()).unread).toBe(1);
  expect(await readTitles(page), 'read ones stay where they are').toContain('Note 1');
  await page.getByRole('button', { name: '1 new' }).waitFor();

  await toast.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alert').filter({ hasText: '5,400 articles unread again' }).waitFor();
  await eventually(() => page.title()).toMatch(/^\(5,401\) /);
  await eventually(() => readTitles(page)).toEqual([]);
});

test('what is old in a list is marked read, by the date that its rows show', async () => {
  const page = await openPage();
  await page.getByText('5,401 articles').waitFor();
  await page.getByRole('button', { name: 'Mark read…' }).click();
  await page.getByRole('menuitem', { name: 'Mark read what is older than a day' }).click();
  // A minute lies between two notes: 1,440 of them are of the last day.
  const toast = page.getByRole('alert').filter({ hasText: /3,9\d\d articles marked read/ });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => (await api.counts()).unread).toBe(5_401);
});

test('what stands above or below a row is marked read as the list stands', async () => {
  const page = await openPage();
  await page.goto('/unread?sort=newest');
  await articleRow(page, 'Note 4').getByRole('button', { name: 'More for Note 4' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Mark above as read' }).click();
  await eventually(() => readTitles(page)).toEqual(['Note 1', 'Note 2', 'Note 3']);
  await undo(page, '3 articles marked read');
  await eventually(() => readTitles(page)).toEqual([]);

  await page.getByRole('link', { name: 'Oldest' }).click();
  await articleRow(page, 'Note 5398').getByRole('button', { name: 'More for Note 5398' }).click();
  await page.getByRole('menuitem', { name: 'Mark below as read' }).click();
  await eventually(() => readTitles(page)).toContain('Note 5397');
  expect(await readTitles(page)).not.toContain('Note 5398');
  await undo(page, /articles marked read/);
  await eventually(async () => (await api.counts()).unread).toBe(5_401);
});

test('rows are ticked with Ctrl and Shift, and something is done with all of them', async () => {
  const page = await openPage();
  await page.goto('/unread?sort=newest');
  await articleRow(page, 'Note 2')
    .getByRole('link')
    .click({ modifiers: ['Control'] });
  await articleRow(page, 'Note 5')
    .getByRole('link')
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('group', { name: 'Selected articles' });
  await bar.getByText('4 selected').waitFor();
  expect(page.url(), 'nothing was opened').toMatch(/\/unread\?sort=newest$/);
  await page.getByRole('checkbox', { name: 'Select Note 3', checked: true }).click();
  await bar.getByText('3 selected').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await bar.getByRole('button', { name: 'Star' }).click();
  await page.getByRole('alert').filter({ hasText: '3 articles starred' }).waitFor();
  await bar.waitFor({ state: 'detached' });
  await eventually(async () => (await api.counts()).starred).toBe(3);
  await undo(page, '3 articles starred');
  await eventually(async () => (await api.counts()).starred).toBe(0);

  await articleRow(page, 'Note 1').getByRole('button', { name: 'More for Note 1' }).click();
  await page.getByRole('menuitem', { name: 'Select', exact: true }).click();
  await articleRow(page, 'Note 2')
    .getByRole('link')
    .click({ modifiers: ['Control'] });
  await bar.getByRole('button', { name: 'Mark read' }).click();
  await eventually(() => readTitles(page)).toEqual(['Note 1', 'Note 2']);
  await undo(page, '2 articles marked read');
  await eventually(() => readTitles(page)).toEqual([]);
});

test('Back leads to the same list at the same place, from other pages and other lists', async () => {
  const page = await openPage();
  await page.goto('/unread?sort=newest');
  await articleRow(page, 'Note 1').waitFor();
  await articleList(page).evaluate((list) => {
    list.scrollTop = 20_000;
  });
  const place = () => articleList(page).evaluate((list) => Math.round(list.scrollTop));
  await eventually(place).toBeGreaterThan(19_000);
  const titles = await settledTitles(page);
  expect(titles).not.toContain('Note 1');
  const before = await place();

  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.waitForURL(/\/settings\//);
  await page.goBack();
  await eventually(() => listTitles(page)).toEqual(titles);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(2);

  await page.getByRole('link', { name: 'Starred' }).first().click();
  await page.getByText('Nothing starred').waitFor();
  await page.goBack();
  await eventually(() => listTitles(page)).toEqual(titles);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(2);

  // Entered anew it is made anew.
  await page.getByRole('link', { name: 'Unread' }).first().click();
  await articleRow(page, 'Note 1').waitFor();
});

test('a list without an order in its address has the one that was chosen as the usual one', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').waitFor();
  await api.send({ method: 'PUT', path: '/api/settings', body: { order: 'oldest' } });
  await eventually(async () => (await listTitles(page))[0]).toBe('Note 5400');
  expect(page.url()).toMatch(/\/unread$/);
  await page.getByRole('link', { name: 'Newest' }).click();
  await page.waitForURL(/\/unread\?sort=newest$/);
  await page.getByRole('link', { name: 'Fresh and good' }).click();
  await page.waitForURL(/\/unread\?sort=fresh$/);
  await articleRow(page, 'Note 1').waitFor();
  await page.getByRole('link', { name: 'Oldest' }).click();
  await page.waitForURL(/\/unread$/);
  await articleRow(page, 'Note 5400').waitFor();
  await api.send({ method: 'PUT', path: '/api/settings', body: { order: 'best' } });
});

test('compact rows stand closer, without a part of what is said of them', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').waitFor();
  const height = async () => Math.round((await articleRow(page, 'Note 1').boundingBox())?.height ?? 0);
  const roomy = await height();
  await api.send({ method: 'PUT', path: '/api/settings', body: { density: 'compact' } });
  await eventually(height).toBeLessThan(roomy * 0.7);
  await eventually(() => articleRow(page, 'Note 1').getByText('The 1. note').isVisible()).toBe(false);
  expect(await findBarriers(page)).toEqual([]);
  await api.send({ method: 'PUT', path: '/api/settings', body: { density: 'comfortable' } });
  await eventually(height).toBe(roomy);
});

test('where that is wished, what is scrolled past is read, and stays where it is', async () => {
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'scroll' } });
  const page = await openPage();
  await page.goto('/unread?sort=newest');
  await articleRow(page, 'Note 1').waitFor();
  const box = await articleList(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 300);
  // A row is a little under a hundred pixels.
  await page.mouse.wheel(0, 450);
  await eventually(async () => (await api.counts()).unread).toBeLessThan(5_401);
  await page.mouse.wheel(0, -2_000);
  await eventually(() => readTitles(page)).toContain('Note 1');
  const read = await readTitles(page);
  expect(read.length).toBeGreaterThanOrEqual(2);
  expect(read.length).toBeLessThanOrEqual(5);
  await articleList(page).evaluate((list) => {
    list.scrollTop = 202_500;
  });
  await eventually(() => listTitles(page)).toContain('Note 2050');
  expect((await api.counts()).unread, 'what was jumped over was not seen').toBeGreaterThan(5_380);
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'after' } });
});

test('an article is opened and closed in a feed while its folder counts at once', async () => {
  const folder = await api.send({ method: 'POST', path: '/api/folders', body: { name: 'Together' } });
  const { id } = (await folder.json()) as { id: number };
  const first = (await api.feedList()).find(({ title }) => title === 'Part 1');
  await api.send({ method: 'PATCH', path: `/api/feeds/${first?.id}`, body: { folder_id: id } });
  const page = await openPage();
  await page.goto(`/feeds/${first?.id}`);
  const before = (await api.counts()).unread_by_folder[id] ?? 0;
  const [title = ''] = await settledTitles(page);
  await openArticle(page, title);
  await page.keyboard.press('m');
  await openedArticle(page).getByRole('button', { name: 'Mark unread' }).waitFor();
  await page.getByRole('link', { name: `Together ${(before - 1).toLocaleString('en')}` }).waitFor();
});

/** The titles of the rows that are dimmed, from above. */
async function readTitles(page: Page): Promise<string[]> {
  const titles = await listTitles(page);
  const read = await articleList(page).locator('article[data-read] h2').allInnerTexts();
  return titles.filter((title) => read.includes(title));
}

async function undo(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('alert').filter({ hasText: text }).getByRole('button', { name: 'Undo' }).click();
}

/** The titles as soon as every place in sight has its row, and they are the same twice: after a jump rows come later. */
async function settledTitles(page: Page): Promise<string[]> {
  let last: string[] = [];
  await eventually(async () => {
    const now = await listTitles(page);
    if ((await articleList(page).locator('.mantine-Skeleton-root').count()) > 0) return false;
    const same = now.length > 0 && JSON.stringify(now) === JSON.stringify(last);
    last = now;
    return same;
  }).toBe(true);
  return last;
}
