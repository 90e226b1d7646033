import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { findSecondScroll, findTooWide } from './measures.ts';
import { articleList, articleRow, openAddFeed, openArticle, tryToAddFeed } from './reader-steps.ts';
import {
  compactionArticle,
  footballArticle,
  gardenArticle,
  makeFeed,
  makeNotes,
  unwanted,
  wanted,
} from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();

const sizes = [
  { name: 'three panes', size: { viewport: { width: 1440, height: 900 } } },
  { name: 'two panes', size: { viewport: { width: 1000, height: 800 } } },
  { name: 'phone', size: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];

const NOTE_FIRST_ROW = `new MutationObserver(() => {
  if (document.querySelector('[data-index]')) window.firstRowAt ??= performance.now();
}).observe(document, { childList: true, subtree: true })`;

const SCRIPTS_BEFORE_FIRST_ROW = `performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= window.firstRowAt)
  .map(({ name }) => name)`;

test.for(sizes)('$name: the empty page and its dialog fit and are accessible', async ({ size }) => {
  const page = await openPage({ ...size, statuses: [422] });
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  await expectGood(page);
  await openAddFeed(page);
  await tryToAddFeed(page, 'mailto:somebody@example.org');
  await page.getByRole('alert').waitFor();
  await expectGood(page);
});

describe('with articles', () => {
  beforeAll(fillReader);

  test.for(sizes)('$name: list and article fit and are accessible', async ({ size }) => {
    const page = await openPage(size);
    await page.goto('/all');
    await articleRow(page, compactionArticle.title)
      .getByRole('img', { name: /^Score/ })
      .waitFor();
    await expectGood(page);
    const article = await openArticle(page, compactionArticle.title);
    await article.getByRole('button', { name: 'How this score came about' }).click();
    await expectGood(page);
  });

  test('no more than 200 kB of packed script come before the list stands there', async () => {
    const page = await openPage();
    await page.addInitScript(NOTE_FIRST_ROW);
    await page.goto('/all');
    await articleRow(page, 'Note 1').waitFor();
    const asked = await page.evaluate<string[]>(SCRIPTS_BEFORE_FIRST_ROW);
    expect(asked.length).toBeGreaterThan(1);
    const built = join(import.meta.dirname, '../dist/web');
    const sizes = asked.map((address) => statSync(join(built, `${new URL(address).pathname}.gz`)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
  });

  test('a long page scrolls by itself, never the window behind it, though it holds what only is heard', async () => {
    const page = await openPage({ viewport: { width: 1000, height: 500 } });
    await page.goto('/settings/ollama');
    await page.getByRole('log', { name: 'Pulls' }).waitFor({ state: 'attached' });
    expect(await findSecondScroll(page)).toEqual([]);
    await page.goto('/settings/statistics');
    await page.getByRole('table').first().waitFor({ state: 'attached' });
    expect(await findSecondScroll(page)).toEqual([]);
  });

  test('rows are equally high, about nine stand in 860 pixels, and a reason that is cut says so', async () => {
    const page = await openPage();
    await page.goto('/all');
    await articleRow(page, 'Note 1').waitFor();
    const rows = await articleList(page)
      .getByRole('article')
      .evaluateAll((all: { offsetHeight: number }[]) => all.map(({ offsetHeight }) => offsetHeight));
    const [height = 0, ...others] = new Set(rows);
    expect(others, 'all as high as the first').toEqual([]);
    expect(Math.round(860 / height)).toBe(9);
    expect(await page.evaluate<string[]>(cutReasons)).toEqual([]);
  });

  test('in a narrow row feed and category give way alike, and a tooltip over all of it says them whole', async () => {
    const [feed] = (await api.feedList()).filter(({ title }) => title === 'Field Notes');
    const rename = (name: string | null) =>
      api.send({ method: 'PATCH', path: `/api/feeds/${feed?.id}`, body: { custom_title: name } });
    const long = 'Field Notes of a keeper of tides';
    await rename(long);
    const page = await openPage({ viewport: { width: 820, height: 1180 } });
    await page.goto('/all');
    const row = articleRow(page, compactionArticle.title);
    const name = row.getByText(long);
    await name.waitFor();
    const shown = (words: Locator) => words.evaluate((span) => span.clientWidth / span.scrollWidth);
    const category = row.getByRole('button', { name: /^Category/ }).locator('span');
    expect(Math.abs((await shown(name)) - (await shown(category)))).toBeLessThan(0.2);
    const age = await row.locator('time').boundingBox();
    expect(await page.evaluate<string>(tooltipAt(age))).toMatch(
      /^Field Notes of a keeper of tides · .+\d.+ · /,
    );
    await rename(null);
  });

  test.for(sizes)('$name: the name of a list is seen before what is counted', async ({ size }) => {
    const page = await openPage(size);
    const [feed] = (await api.feedList()).filter(({ title }) => title === 'Field Notes');
    for (const address of [`/feeds/${feed?.id}`, '/search?q=note', '/unread']) {
      await page.goto(address);
      const title = page.getByRole('heading', { level: 1 }).first();
      await title.waitFor();
      expect(await title.evaluate((head) => head.scrollWidth - head.clientWidth), address).toBe(0);
    }
  });

  test.for(sizes)('$name: settings fit and are accessible', async ({ size }) => {
    const page = await openPage(size);
    for (const section of ['general', 'interests', 'ollama']) {
      await page.goto(`/settings/${section}`);
      await page.getByRole('button', { name: 'Save' }).first().waitFor();
      await expectGood(page);
    }
    await page.getByRole('combobox', { name: 'Model' }).click();
    await expectGood(page);
  });

  test.for(sizes)('$name: the table of feeds fits and is accessible', async ({ size }) => {
    const page = await openPage(size);
    await page.goto('/settings/feeds');
    await page.getByRole('button', { name: /^Gone for good/ }).waitFor();
    await expectGood(page);
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByText('2 selected').waitFor();
    await expectGood(page);
    await page.getByRole('button', { name: 'Actions for Field Notes' }).click();
    await page.getByRole('menuitem', { name: 'Options…' }).click();
    await page.getByRole('dialog', { name: 'Options of Field Notes' }).waitFor();
    await expectGood(page);
  });

  test('in the colours of the system what is chosen can be told from what is not', async () => {
    const page = await openPage({ forcedColors: 'active' });
    await page.goto('/settings/general');
    const look = async (element: Locator) => (await element.screenshot()).toString('base64');
    const radio = (name: string) => page.getByRole('radio', { name }).locator('xpath=..');
    expect(await look(radio('Comfortable'))).not.toBe(await look(radio('Compact')));
    const toggle = page.getByRole('switch', { name: 'Quiet hours' });
    const quiet = () => look(toggle.locator('xpath=following-sibling::*[1]'));
    const off = await quiet();
    await toggle.focus();
    await page.keyboard.press('Space');
    await toggle.blur();
    await eventually(quiet).not.toBe(off);
  });

  test('whatever the width, the table of feeds has room for their names', async () => {
    const page = await openPage();
    await page.goto('/settings/feeds');
    const name = page.getByRole('columnheader', { name: 'Feed', exact: true });
    await name.waitFor();
    for (const width of [820, 1040, 1179, 1180, 1279, 1280, 1399, 1400, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      expect((await name.boundingBox())?.width, `${width} px`).toBeGreaterThan(180);
    }
  });

  test.for(sizes)('$name: statistics fit and are accessible', async ({ size }) => {
    const page = await openPage(size);
    await page.goto('/settings/statistics');
    await page.getByRole('heading', { name: 'Your votes and judgements' }).waitFor();
    await expectGood(page);
  });

  test.for(sizes)('$name: failures fit and are accessible', async ({ size }) => {
    const page = await openPage({ ...size, statuses: [404] });
    await page.goto('/feeds');
    await page.getByRole('link', { name: /Gone$/ }).first().click();
    await page.getByRole('region', { name: 'Problem with Dead feed' }).waitFor();
    await expectGood(page);
    await page.goto('/failed');
    const article = await openArticle(page, gardenArticle.title);
    await article.getByRole('button', { name: 'Retry' }).waitFor();
    await expectGood(page);
    await page.goto('/scoring');
    await articleList(page).getByText('Judging now').waitFor();
    await expectGood(page);
    await page.goto('/unread/99999');
    await page.getByRole('region', { name: 'Article' }).getByRole('heading').waitFor();
    await expectGood(page);
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await expectGood(page);
  });
});

/** Judged articles, one that failed, others that wait, and a feed that is out of order. */
async function fillReader(): Promise<void> {
  await api.saveInterests(wanted, unwanted);
  await api.chooseModel('granite4.1:3b');
  ollama.setFaults({ chats: ({ text }) => (text.includes(gardenArticle.title) ? 'not_json' : 'none') });
  model.answerAll();
  const articles = [footballArticle, gardenArticle, compactionArticle];
  feeds.set('/notes', { body: makeRss(makeFeed('Field Notes', articles)) });
  await api.addFeed(feeds.url('/notes'));
  await vi.waitFor(async () => expect((await api.status()).state).toBe('idle'), 10_000);
  model.hold();
  feeds.set('/dead', { body: makeRss(makeFeed('Dead feed', makeNotes(20))) });
  const dead = await api.addFeed(feeds.url('/dead'));
  feeds.set('/dead', { status: 410 });
  await api.send({ method: 'POST', path: `/api/feeds/${dead.id}/refresh` });
}

/** Texts of rows that end in the middle of a line without a sign of it. */
const cutReasons = `[...document.querySelectorAll('[data-article-list] article p')].flatMap((text) => {
  const style = getComputedStyle(text);
  const lines = Math.round(text.clientHeight / parseFloat(style.lineHeight));
  const place = text.parentElement.clientHeight;
  const marked = Number(style.webkitLineClamp) === lines;
  return marked && place >= text.offsetHeight && place < text.offsetHeight + 18 ? [] : [text.textContent];
})`;

type Box = { x: number; y: number; width: number; height: number } | null;

/** What the pointer is told in the middle of the box. */
const tooltipAt = (box: Box) => `document
  .elementFromPoint(${(box?.x ?? 0) + (box?.width ?? 0) / 2}, ${(box?.y ?? 0) + (box?.height ?? 0) / 2})
  .closest('[title]')?.title`;

async function expectGood(page: Page): Promise<void> {
  expect(await findTooWide(page), 'nothing is wider than the page').toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
}
