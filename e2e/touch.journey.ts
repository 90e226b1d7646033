import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { findSmallTargets } from './measures.ts';
import { articleList, articleRow, openArticle } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

beforeAll(async () => {
  const now = Date.now();
  const notes = makeNotes(60).map((note, index) => ({ ...note, publishedAt: now - index * 60_000 }));
  feeds.set('/notes', { body: makeRss(makeFeed('Notes', notes)) });
  await api.addFeed(feeds.url('/notes'));
});

test('a swipe to the right marks read and unread, one to the left stars', async () => {
  const page = await openPage(phone);
  await articleRow(page, 'Note 2').waitFor();
  const finger = await makeFinger(page);
  await finger.drag('Note 2', 130);
  await eventually(() => isRead(page, 'Note 2')).toBe(true);
  await eventually(async () => (await api.counts()).unread).toBe(59);
  await finger.drag('Note 2', 130);
  await eventually(() => isRead(page, 'Note 2')).toBe(false);
  await finger.drag('Note 3', -130);
  await eventually(async () => (await api.counts()).starred).toBe(1);
  await articleRow(page, 'Note 3').getByRole('img', { name: 'Starred' }).waitFor();
  // Also where the row has a button of its own: that is for what does not move.
  await finger.drag('Note 3', -130, 355);
  await eventually(async () => (await api.counts()).starred).toBe(0);
  expect(page.url(), 'no swipe opens an article').toMatch(/\/unread$/);
});

test('what a swipe does stands under the row before one lets go; a short one, or one from the edge, does nothing', async () => {
  const page = await openPage(phone);
  await articleRow(page, 'Note 2').waitFor();
  const finger = await makeFinger(page);
  await finger.down('Note 2', 150);
  await finger.move(110);
  await page.getByText('Read', { exact: true }).waitFor();
  await finger.move(-110);
  await page.getByText('Star', { exact: true }).waitFor();
  await finger.move(20);
  await finger.up();
  await page.getByText('Star', { exact: true }).waitFor({ state: 'detached' });
  await finger.drag('Note 4', 150, 8);
  await finger.drag('Note 2', 40);
  // A later swipe has been answered: the earlier ones would have been, too.
  await finger.drag('Note 5', 130);
  await eventually(() => isRead(page, 'Note 5')).toBe(true);
  expect(await isRead(page, 'Note 2')).toBe(false);
  expect(await isRead(page, 'Note 4')).toBe(false);
  expect((await api.counts()).starred).toBe(0);
  await finger.drag('Note 5', 130);
  await eventually(async () => (await api.counts()).unread).toBe(60);
});

test('a long press ticks a row, then presses tick others, and the bar does it for all', async () => {
  const page = await openPage(phone);
  await articleRow(page, 'Note 2').waitFor();
  const finger = await makeFinger(page);
  await finger.down('Note 2', 150);
  const bar = page.getByRole('group', { name: 'Selected articles' });
  await bar.getByText('1 selected').waitFor();
  await finger.up();
  await bar.getByText('1 selected').waitFor();
  await articleRow(page, 'Note 4').getByRole('link').tap();
  await bar.getByText('2 selected').waitFor();
  expect(page.url(), 'nothing was opened').toMatch(/\/unread$/);
  expect(await findBarriers(page)).toEqual([]);
  await bar.getByRole('button', { name: 'Mark read' }).tap();
  await eventually(() => isRead(page, 'Note 4')).toBe(true);
  await page.getByRole('alert').filter({ hasText: '2 articles' }).getByRole('button', { name: 'Undo' }).tap();
  await eventually(() => isRead(page, 'Note 4')).toBe(false);
  await eventually(async () => (await api.counts()).unread).toBe(60);
});

test('the list scrolls under the finger, and Back from an article leads to its place', async () => {
  const page = await openPage(phone);
  await articleRow(page, 'Note 2').waitFor();
  const finger = await makeFinger(page);
  await finger.down('Note 5', 150);
  for (let y = -20; y >= -300; y -= 20) await finger.move(2, y);
  await finger.up();
  const scrolled = () => articleList(page).evaluate((list) => Math.round(list.scrollTop));
  await eventually(scrolled).toBeGreaterThan(100);
  expect((await api.counts()).unread, 'scrolling is no swipe').toBe(60);
  let last = -1;
  await eventually(async () => {
    const before = last;
    last = await scrolled();
    return before === last;
  }).toBe(true);
  await openArticle(page, await page.evaluate<string>(titleInTheMiddle));
  expect(await page.getByRole('navigation', { name: 'Main' }).count(), 'the article has the page').toBe(0);
  await page.goBack();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(await scrolled()).toBe(last);
});

test('orders and views can be chosen on the smallest phones', async () => {
  const page = await openPage({ ...phone, viewport: { width: 320, height: 640 } });
  await articleRow(page, 'Note 1').waitFor();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Oldest');
  await page.waitForURL(/sort=oldest$/);
  await articleRow(page, 'Note 60').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  const larger = await openPage(phone);
  await larger.getByRole('link', { name: 'Lowest' }).tap();
  await larger.waitForURL(/sort=lowest$/);
  await larger.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Starred' }).tap();
  await larger.getByText('Nothing starred').waitFor();
  await larger.goBack();
  await articleRow(larger, 'Note 60').or(articleRow(larger, 'Note 1')).first().waitFor();
});

test('a finger hits boxes, what closes a dialog, and all of the line of a radio button', async () => {
  const page = await openPage(phone);
  await page.goto('/welcome/feeds');
  await page.getByRole('button', { name: 'Pick feeds' }).tap();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  // Boxes stand so near to each other that the last pixels are shared.
  expect(await findSmallTargets(page, 40)).toEqual([]);

  await page.goto('/settings/general');
  const compact = page.getByRole('radio', { name: 'Compact' });
  const text = page.getByText('One line for each article');
  const box = await text.boundingBox();
  if (!box) throw new Error('Compact is not on the page.');
  await page.touchscreen.tap(box.x + box.width - 4, box.y + box.height - 2);
  expect(await compact.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Discard changes' }).tap();
});

test('where there are only fingers the empty pane speaks of no keys', async () => {
  const page = await openPage(tablet);
  await page.getByRole('button', { name: 'Read the first one' }).waitFor();
  expect(await page.getByText('Press j').isVisible()).toBe(false);
});

test('on a tablet the sections of the settings are as high as a fingertip is wide', async () => {
  const page = await openPage(tablet);
  await page.goto('/settings/general');
  const links = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
  await links.first().waitFor();
  for (const link of await links.all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

async function isRead(page: Page, title: string): Promise<boolean> {
  return (await articleRow(page, title).getAttribute('data-read')) !== null;
}

/** A finger on the glass; the page gets the same events as from a real one. */
async function makeFinger(page: Page) {
  const client: CDPSession = await page.context().newCDPSession(page);
  let start = { x: 0, y: 0 };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const down = async (title: string, x: number) => {
    const box = await articleRow(page, title).boundingBox();
    if (!box) throw new Error(`The row ${title} is not on the page.`);
    start = { x, y: box.y + box.height / 2 + 8 };
    await touch('touchStart', [start]);
  };
  const move = (dx: number, dy = 0) => touch('touchMove', [{ x: start.x + dx, y: start.y + dy }]);
  const up = () => touch('touchEnd', []);
  return {
    down,
    move,
    up,
    /** Down, along in a few steps, up. */
    drag: async (title: string, dx: number, x = dx > 0 ? 120 : 270) => {
      await down(title, x);
      for (const share of [0.2, 0.5, 0.8, 1]) await move(dx * share);
      await up();
    },
  };
}

/** A row in full sight: one that is cut would be scrolled to when it is opened. */
const titleInTheMiddle = `(() => {
  const { left, top, width, height } = document.querySelector('[data-article-list]').getBoundingClientRect();
  const row = document.elementFromPoint(left + width / 2, top + height / 2).closest('li');
  return row.querySelector('h2').textContent;
})()`;
