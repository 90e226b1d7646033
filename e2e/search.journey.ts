import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, listTitles, openArticle, openedArticle } from './reader-steps.ts';
import { makeFeed } from './writing.ts';

const { feeds, api, openPage } = await startJourney();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const filler = '<p>Grains of sand lie on the shore, and none of them is like another.</p>'.repeat(8);
const hostileTitle = 'Moon <img src=x onerror="window.attacked = 1"> & <b>tide</b>';

function made(title: string, html: string, hour: number): MadeItem {
  const url = `https://tides.example/${encodeURIComponent(title)}`;
  return { title, html, url, publishedAt: Date.now() - hour * 3_600_000 };
}

beforeAll(async () => {
  const tides = [
    made(
      'The moon and the harbour',
      `${filler}<p>Every spring tide follows the <em>moon</em> by a day.</p>`,
      1,
    ),
    made('A long wave', `${filler}<p>Sailors call it the tide. The Café at the pier knows.</p>`, 2),
    made(hostileTitle.replaceAll('<', '&lt;'), '<p>About the tide.</p>', 3),
  ];
  const hills = [made('Moonrise over the hills', '<p>Nothing of water here.</p>', 4)];
  feeds.set('/tides', { body: makeRss(makeFeed('Tidal Notes', tides)) });
  feeds.set('/hills', { body: makeRss(makeFeed('Hill Paper', hills)) });
  await api.addFeed(feeds.url('/tides'));
  await api.addFeed(feeds.url('/hills'));
});

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search articles' });

async function openSearch(page: Page): Promise<void> {
  await page.goto('/search');
  await page.getByRole('heading', { name: 'Search all that your feeds brought' }).waitFor();
}

/** The words that are marked, as they stand on the page. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(`[...(CSS.highlights.get('search') ?? [])].map((range) => range.toString())`);
}

test('what is typed is found as one types, with its words marked in rows and in the article', async () => {
  const page = await openPage();
  await openSearch(page);
  await field(page).pressSequentially('tide moon');
  await eventually(() => listTitles(page)).toHaveLength(2);
  await page.getByText('2 articles').waitFor();
  expect(page.url()).toMatch(/\/search\?q=tide\+moon$/);
  const row = articleRow(page, 'The moon and the harbour');
  await row.getByText('Every spring tide follows the moon by a day.').waitFor();
  await eventually(() => marked(page)).toEqual(expect.arrayContaining(['moon', 'tide', 'Moon']));

  const article = await openArticle(page, 'The moon and the harbour');
  expect(page.url()).toMatch(/\/search\/\d+\?/);
  await eventually(async () => (await marked(page)).filter((word) => word === 'moon').length).toBeGreaterThan(
    3,
  );
  expect(await article.locator('mark').count(), 'the text itself is not touched').toBe(0);
  expect(await findBarriers(page)).toEqual([]);

  await page.goBack();
  await field(page).fill('cafe');
  await eventually(() => listTitles(page)).toEqual(['A long wave']);
  await eventually(() => marked(page)).toEqual(['Café']);
  await page.goBack();
  await eventually(() => page.url()).toMatch(/\/unread$/);
  expect(await marked(page)).toEqual([]);
});

test('words narrow down by feed, state and score, and what has no meaning is said', async () => {
  const page = await openPage();
  await openSearch(page);
  await field(page).fill('moon* feed:hill ');
  await eventually(() => listTitles(page)).toEqual(['Moonrise over the hills']);
  await field(page).fill('moon* is:nice score:high ');
  await page.getByText('“is:nice” is not known').waitFor();
  await page.getByText('“score:high” is no score').waitFor();
  await field(page).fill('moon* feed:nobody ');
  await page.getByText('There is no feed called “nobody”.').waitFor();
  await page.getByRole('heading', { name: 'Nothing found: “moon* feed:nobody”' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'Search without feed:nobody' }).click();
  await eventually(() => listTitles(page)).toHaveLength(3);
  expect(await field(page).inputValue()).toBe('moon*');

  await page.getByRole('button', { name: 'How to search' }).click();
  await page.getByRole('dialog', { name: 'How to search' }).getByText('"write ahead log"').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

test('markup in titles and in searches stays text', async () => {
  const page = await openPage();
  await page.goto(`/search?q=${encodeURIComponent('"<img src=y" onerror=window.attacked=1 moon')}`);
  await page.getByRole('heading', { name: /^Nothing found/ }).waitFor();
  await page.goto(`/search?q=${encodeURIComponent('" AND NOT ( tide* ^ {x}: NEAR(')}`);
  await field(page).waitFor();
  await page.goto(`/search?q=${encodeURIComponent('title:moon tide')}`);
  await eventually(() => listTitles(page)).toContain(hostileTitle);
  await eventually(() => marked(page)).toEqual(expect.arrayContaining(['Moon', 'tide']));
  await openArticle(page, hostileTitle);
  expect(await page.evaluate('window.attacked')).toBeUndefined();
  expect(await page.locator('[data-article-list] img[src="x"]').count()).toBe(0);
});

test('a search is kept as a view: named, opened in another browser, renamed, edited, deleted and taken back', async () => {
  const page = await openPage();
  await page.goto('/search?q=tide');
  await eventually(() => listTitles(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'Save search' }).click();
  const form = page.getByRole('dialog', { name: 'Save search' });
  await form.getByLabel('Name').fill('Tides');
  await form.getByRole('button', { name: 'Save as view' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tides' }).waitFor();
  await eventually(() => page.url()).toMatch(/\/searches\/\d+$/);
  await eventually(() => page.title()).toMatch(/Tides · Winnow$/);
  await eventually(() => listTitles(page)).toHaveLength(3);
  expect(await findBarriers(page)).toEqual([]);

  // Another browser hears of it.
  const other = await openPage();
  const link = other
    .getByRole('navigation', { name: 'Views and feeds' })
    .getByRole('link', { name: 'Tides' });
  await link.click();
  await eventually(() => listTitles(other)).toHaveLength(3);
  await openArticle(other, 'A long wave');
  await openedArticle(other).getByRole('heading', { level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Actions for the search Tides' }).last().click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename search' });
  await rename.getByLabel('Name').fill('High water');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('heading', { level: 1, name: 'High water' }).waitFor();
  await page.getByRole('button', { name: 'Actions for the search High water' }).last().click();
  await page.getByRole('menuitem', { name: 'Edit search' }).click();
  await eventually(() => field(page).inputValue()).toBe('tide');
  await page.goBack();
  await page.getByRole('button', { name: 'Actions for the search High water' }).last().click();
  // The answer comes after the stream of events has taken the search, and its menu, from the page.
  const gone = Promise.withResolvers<void>();
  await page.route('**/api/searches/*', async (route) => {
    const response = await route.fetch();
    await gone.promise;
    await route.fulfill({ response });
  });
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'High water' }).waitFor({ state: 'detached' });
  gone.resolve();
  await eventually(() => page.url()).toMatch(/\/unread$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'High water' }).waitFor();
});

test('Enter and the arrow down lead from the field to what was found; where nothing was, back into it', async () => {
  const page = await openPage();
  await openSearch(page);
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  const inField = () => page.evaluate<boolean>('document.activeElement.matches("[data-search-field]")');
  await field(page).fill('cafe');
  await page.keyboard.press('Enter');
  await eventually(focused).toBe('A long wave');
  await page.keyboard.press('Enter');
  await openedArticle(page).getByRole('heading', { level: 1, name: 'A long wave' }).waitFor();
  await page.goBack();

  await field(page).fill('moon');
  await page.keyboard.press('ArrowDown');
  await eventually(() => listTitles(page)).toHaveLength(3);
  await eventually(focused).toBe((await listTitles(page))[0]);

  await field(page).fill('nothing like it');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await eventually(inField).toBe(true);
});

test('a kept search that could not be looked up says so, and is asked for again', async () => {
  const search = { name: 'Waves', query: 'wave', view: null, sort: null };
  const { id } = await api.read(
    { method: 'POST', path: '/api/searches', body: search },
    z.object({ id: z.number() }),
  );
  const page = await openPage({ statuses: [500] });
  await page.route('**/api/searches', (route) => route.fulfill({ status: 500, json: { error: internal } }));
  await page.goto(`/searches/${id}`);
  await page.getByRole('heading', { name: 'The search could not be loaded' }).waitFor();
  await page.unroute('**/api/searches');
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await articleRow(page, 'A long wave').waitFor();
});

const internal = { code: 'internal', message: 'Winnow made a mistake.', hint: 'Look into its log.' };

test('on a phone a search fits, and its articles open and lead back to it', async () => {
  const page = await openPage(phone);
  await openSearch(page);
  expect(await findBarriers(page)).toEqual([]);
  await field(page).fill('moon');
  await eventually(() => listTitles(page)).toHaveLength(3);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await findBarriers(page)).toEqual([]);
  const article = await openArticle(page, 'Moonrise over the hills');
  await article.getByRole('button', { name: 'Search', exact: true }).first().click();
  expect(await field(page).inputValue()).toBe('moon');
  await eventually(() => listTitles(page)).toHaveLength(3);
});
