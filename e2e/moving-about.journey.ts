import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { eventually, startJourney } from './journey.ts';
import { articleList, articleRow, listTitles, openArticle, openedArticle } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

/** Two feeds, because one brings at most a thousand articles. */
const COUNT = 1_200;

beforeAll(async () => {
  const notes = makeNotes(COUNT);
  const half = COUNT / 2;
  const now = Date.now();
  const dated = notes.map((note, index) => ({ ...note, publishedAt: now - index * 60_000 }));
  feeds.set('/first', { body: makeRss(makeFeed('First half', dated.slice(0, half))) });
  feeds.set('/second', { body: makeRss(makeFeed('Second half', dated.slice(half))) });
  await api.addFeed(feeds.url('/first'));
  await api.addFeed(feeds.url('/second'));
  // However long an article stays open on a slow machine, the next test finds it unread.
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'by_hand' } });
});

test('more than a thousand articles scroll from end to end, while only a few rows exist', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').waitFor();
  expect(await page.title()).toBe('(1,200) Unread · Winnow');
  expect(await articleList(page).getByRole('listitem').first().getAttribute('aria-setsize')).toBe('1200');
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await scrollList(page, share);
    await eventually(() => listTitles(page)).toContain(`Note ${Math.round(COUNT * share)}`);
    expect(await articleList(page).getByRole('listitem').count()).toBeLessThan(100);
  }
  await articleRow(page, 'Note 1200').getByRole('link').click();
  await openedArticle(page).getByText('1,200 of 1,200').waitFor();
});

test('the whole of reading can be done by keyboard', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').waitFor();
  const opened = () => openedArticle(page).getByRole('heading', { level: 1 }).innerText();

  await page.keyboard.press('j');
  await eventually(opened).toBe('Note 1');
  await page.keyboard.press('j');
  await eventually(opened).toBe('Note 2');
  await page.keyboard.press('k');
  await eventually(opened).toBe('Note 1');

  await page.keyboard.press('m');
  await openedArticle(page).getByRole('button', { name: 'Mark unread' }).waitFor();
  await eventually(() => page.title()).toMatch(/^\(1,199\) /);
  await page.keyboard.press('m');
  await openedArticle(page).getByRole('button', { name: 'Mark read' }).waitFor();
  await page.keyboard.press('s');
  await openedArticle(page).getByRole('button', { name: 'Star', pressed: true }).waitFor();

  await page.keyboard.press('u');
  await expectClosed(page);
  const focused = () => page.evaluate('document.activeElement?.textContent');
  await eventually(focused).toBe('Note 1');
  await page.keyboard.press('Enter');
  await eventually(opened).toBe('Note 1');
  await page.keyboard.press('o');
  await expectClosed(page);
  await page.keyboard.press('o');
  await eventually(opened).toBe('Note 1');

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByText('Star, or remove the star').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  expect(await opened(), 'keys do nothing behind a dialog').toBe('Note 1');
});

test('on a phone, Back leads to the place in the list that one came from', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await articleRow(page, 'Note 1').waitFor();
  await scrollList(page, 0.5);
  await eventually(() => listTitles(page)).toContain('Note 600');
  const row = articleRow(page, 'Note 600');
  const place = () => row.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await row.scrollIntoViewIfNeeded();
  const before = await place();

  const article = await openArticle(page, 'Note 600');
  expect(await articleList(page).isVisible()).toBe(false);
  await page.goBack();
  await expectClosed(page);
  expect(await place()).toBe(before);

  await openArticle(page, 'Note 600');
  await article.getByRole('button', { name: 'Unread', exact: true }).first().click();
  await expectClosed(page);
  expect(await place()).toBe(before);
});

test('a list of what is not there says so, and offers no second try', async () => {
  const page = await openPage({ statuses: [404] });
  for (const address of ['/feeds/99999', '/searches/99999']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  }
  await page.getByRole('link', { name: 'To the unread articles' }).click();
  await articleRow(page, 'Note 1').waitFor();
});

test('the key after a menu counts, though the menu is still seen to close', async () => {
  const page = await openPage();
  await page.getByRole('link', { name: /^First half/ }).click();
  await page.getByRole('link', { name: /^Second half/ }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Actions for First half' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Mark all read' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+J');
  await page.getByRole('heading', { level: 1, name: 'Second half' }).waitFor();
});

test('a row that Tab leads to comes into sight as a whole', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').getByRole('link').focus();
  const titles = new Set<string>();
  for (let press = 0; press < 40 && titles.size < 12; press += 1) {
    await page.keyboard.press('Tab');
    const row = await page.evaluate<{ title: string; hidden: number } | null>(focusedRow);
    if (row) titles.add(row.title);
    expect(row?.hidden ?? 0, row?.title).toBeLessThanOrEqual(0);
  }
  // More than stand there at once.
  expect(titles.size).toBe(12);
});

test('marking all read leaves the focus on the row that has it', async () => {
  const page = await openPage();
  await articleRow(page, 'Note 1').waitFor();
  const focused = () => page.evaluate('document.activeElement.textContent');
  for (const key of ['n', 'n']) await page.keyboard.press(key);
  await eventually(focused).toBe('Note 2');
  await page.keyboard.press('Shift+A');
  await articleRow(page, 'Note 2').and(page.locator('[data-read]')).waitFor();
  expect(await focused()).toBe('Note 2');
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('alert').filter({ hasText: 'unread again' }).waitFor();
});

/** The row whose link has the focus, and how much of it is out of the list's sight, in pixels. */
const focusedRow = `(() => {
  const row = document.activeElement.closest('[data-article-list] a')?.closest('li');
  if (!row) return null;
  const list = row.closest('[data-article-list]').getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return { title: document.activeElement.textContent, hidden: Math.max(list.top - top, bottom - list.bottom) };
})()`;

async function expectClosed(page: Page): Promise<void> {
  await openedArticle(page).getByRole('heading', { level: 1 }).waitFor({ state: 'detached' });
}

/** Puts a row of the list, named by its share of all rows, into the middle of what is seen. */
async function scrollList(page: Page, share: number): Promise<void> {
  await articleList(page).evaluate((list, to) => {
    list.scrollTop = list.scrollHeight * to - list.clientHeight / 2;
  }, share);
}
