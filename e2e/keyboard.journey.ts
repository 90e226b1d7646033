import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { type KeyAction, keyTable } from '#web/features/navigation/keys/keys.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleList, articleRow, openedArticle } from './reader-steps.ts';
import { compactionArticle, makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

beforeAll(async () => {
  const [first, ...others] = makeNotes(60);
  // Long enough to be scrolled.
  const long = { ...compactionArticle, ...first, html: compactionArticle.html };
  feeds.set('/near', { body: makeRss(makeFeed('Near', [long, ...others])) });
  feeds.set('/far', { body: makeRss(makeFeed('Far', [])) });
  await api.addFeed(feeds.url('/near'));
  await api.addFeed(feeds.url('/far'));
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'by_hand', order: 'newest' } });
});

/** What is pressed and seen before a key of the table, and what is seen after it. */
type Case = {
  before?: string[];
  ready?: (page: Page) => Promise<unknown>;
  seen: (page: Page) => Promise<unknown>;
};

const opened = (title: string) => (page: Page) =>
  openedArticle(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
const closed = (page: Page) =>
  openedArticle(page).getByRole('heading', { level: 1 }).waitFor({ state: 'detached' });
const focused = (title: string) => (page: Page) =>
  eventually(() => page.evaluate('document.activeElement?.textContent')).toBe(title);
const button = (name: string, pressed: boolean) => (page: Page) =>
  openedArticle(page).getByRole('button', { name, pressed }).waitFor();
const at = (path: string | RegExp) => (page: Page) => page.waitForURL(path);
const toast = (text: string | RegExp) => (page: Page) =>
  page.getByRole('alert').filter({ hasText: text }).first().waitFor();
// The way from feed to feed is known once the sidebar shows them.
const sidebarFilled = (page: Page) => page.getByRole('link', { name: 'Far' }).waitFor();
const scrolled = (page: Page) =>
  eventually(() => page.locator('[data-article-scroll]').evaluate((pane) => pane.scrollTop));

/** One for every action: a key that is new in the table does not compile without one. */
const cases: Record<KeyAction, Case> = {
  next: { seen: opened('Note 1') },
  previous: { before: ['j', 'j'], seen: opened('Note 1') },
  focusNext: { before: ['n'], seen: focused('Note 2') },
  focusPrevious: { before: ['n', 'n', 'n'], seen: focused('Note 2') },
  open: { before: ['n', 'n'], seen: opened('Note 2') },
  back: { before: ['j'], seen: async (page) => [await closed(page), await focused('Note 1')(page)] },
  pageDown: { before: ['j'], seen: (page) => scrolled(page).toBeGreaterThan(200) },
  pageUp: {
    before: ['j', 'Space'],
    ready: (page) => scrolled(page).toBeGreaterThan(200),
    seen: (page) => scrolled(page).toBe(0),
  },
  select: { before: ['n'], seen: (page) => page.getByText('1 selected').waitFor() },
  toggleRead: {
    before: ['j'],
    seen: (page) => openedArticle(page).getByRole('button', { name: 'Mark unread' }).waitFor(),
  },
  toggleStar: { before: ['j'], seen: button('Star', true) },
  original: { before: ['j'], seen: (page) => eventually(() => page.context().pages().length).toBe(2) },
  fullText: { before: ['j'], seen: (page) => openedArticle(page).getByText('The site is away.').waitFor() },
  moreLikeThis: { before: ['j'], seen: button('More like this', true) },
  lessLikeThis: { before: ['j'], seen: button('Less like this', true) },
  nextFeed: {
    ready: sidebarFilled,
    seen: (page) => page.getByRole('heading', { level: 1, name: 'Far' }).waitFor(),
  },
  previousFeed: {
    ready: sidebarFilled,
    seen: (page) => page.getByRole('heading', { level: 1, name: 'Near' }).waitFor(),
  },
  markAllRead: {
    seen: async (page) => {
      await toast(/articles marked read/)(page);
      await page.getByRole('button', { name: 'Undo' }).click();
      await toast(/unread again/)(page);
    },
  },
  undoMarkAll: { before: ['Shift+A'], ready: toast(/articles marked read/), seen: toast(/unread again/) },
  refresh: { seen: toast('Refreshing 2 feeds') },
  search: { seen: at(/\/search/) },
  palette: { seen: (page) => page.getByRole('combobox', { name: 'Go to or do' }).waitFor() },
  goToUnread: { seen: at(/\/unread$/) },
  goToAll: { before: ['g', 'u'], seen: at(/\/all$/) },
  goToStarred: { seen: at(/\/starred$/) },
  goToScoring: { seen: at(/\/scoring$/) },
  goToSettings: { seen: at(/\/settings\/\w+$/) },
  help: { seen: (page) => page.getByRole('dialog', { name: 'Keys' }).waitFor() },
};

const groups = [...new Set(keyTable.map(({ group }) => group))];

test.each(groups)(
  'the keys of the group “%s” do what the table says',
  async (group) => {
    const page = await openPage({ statuses: [422] });
    // No key finds an article where another one has left it.
    await page.addInitScript('localStorage.clear()');
    await page
      .context()
      .route('https://notes.example/**', (route) => route.fulfill({ body: 'The original' }));
    await page.route('**/full-text', (route) =>
      route.fulfill({
        status: 422,
        json: { error: { code: 'full_text_failed', message: 'The site is away.' } },
      }),
    );
    const rows = keyTable.filter((row) => row.group === group);
    for (const [key, action] of rows.flatMap(({ keys, action }) =>
      keys.map((key) => [key, action] as const),
    )) {
      await page.goto('/all');
      await articleRow(page, 'Note 1').waitFor();
      await tryKey(page, key, cases[action]).catch((cause: unknown) => {
        throw new Error(`The key ${key} did not do what is expected of ${action}.`, { cause });
      });
    }
  },
  120_000,
);

test('without an open article, marks go to the row that has the focus', async () => {
  const page = await openPage();
  await page.goto('/all');
  await articleRow(page, 'Note 1').waitFor();
  await page.keyboard.press('s');
  expect((await api.counts()).starred, 'no row has the focus yet').toBe(1);
  for (let pressed = 0; pressed < 30; pressed += 1) await page.keyboard.press('n');
  await focused('Note 30')(page);
  expect(await articleRow(page, 'Note 30').isVisible()).toBe(true);
  await page.keyboard.press('s');
  await eventually(async () => (await api.counts()).starred).toBe(2);
  await page.keyboard.press('m');
  await articleList(page).locator('[data-read]', { hasText: 'Note 30' }).waitFor();
  await page.keyboard.press('Enter');
  await opened('Note 30')(page);
  await button('Star', true)(page);
  await page.goBack();
  await closed(page);
  await focused('Note 30')(page);
  await page.keyboard.press('j');
  await opened('Note 31')(page);
});

test('the row that has the focus hands it on to the one that is opened next', async () => {
  const page = await openPage();
  await page.goto('/all');
  await articleRow(page, 'Note 1').waitFor();
  for (const key of ['n', 'n', 'Enter', 'j']) await page.keyboard.press(key);
  await opened('Note 3')(page);
  await focused('Note 3')(page);
});

test('marking all can be taken back before the program has answered; what it said of it goes', async () => {
  const page = await openPage();
  await page.goto('/all');
  const read = articleRow(page, 'Note 5').and(page.locator('[data-read]'));
  await articleRow(page, 'Note 5').waitFor();
  expect(await read.count()).toBe(0);
  const before = (await api.counts()).unread;
  const held = Promise.withResolvers<void>();
  await page.route('**/api/articles/mark-read', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('Shift+A');
  await read.waitFor();
  await page.keyboard.press('Control+z');
  held.resolve();
  await toast(/unread again/)(page);
  await page.getByRole('alert').filter({ hasText: 'marked read' }).waitFor({ state: 'detached' });
  await eventually(async () => (await api.counts()).unread).toBe(before);
  await read.waitFor({ state: 'detached' });
});

test('a key that is held goes on through the list, and flutters no mark', async () => {
  const page = await openPage();
  await page.goto('/all');
  await articleRow(page, 'Note 1').waitFor();
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('j');
  await page.keyboard.up('j');
  await opened('Note 5')(page);
  for (let repeat = 0; repeat < 4; repeat += 1) await page.keyboard.down('s');
  await page.keyboard.up('s');
  await button('Star', true)(page);
});

test('after the first key of a sequence the second ones are shown for a moment', async () => {
  const page = await openPage();
  await page.getByRole('heading', { level: 1, name: 'Unread' }).waitFor();
  await page.keyboard.press('g');
  const hint = page.getByRole('status').filter({ hasText: 'Starred' });
  await hint.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await hint.waitFor({ state: 'detached' });
  await page.keyboard.press('s');
  await page.keyboard.press('g');
  await hint.waitFor();
  await page.keyboard.press('m');
  await hint.waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/unread');
});

test('keys are off in fields and behind dialogs; once something is chosen in a list of choices they are back', async () => {
  const page = await openPage();
  const [feed] = (await api.feedList()).filter(({ title }) => title === 'Near');
  await page.goto(`/feeds/${feed?.id}`);
  await sidebarFilled(page);
  const choice = page.getByRole('combobox', { name: 'Which articles' });
  await choice.focus();
  await page.keyboard.press('Shift+J');
  expect(new URL(page.url()).pathname, 'letters find a choice').toBe(`/feeds/${feed?.id}`);
  await choice.selectOption('All');
  await page.waitForURL(/show=all/);
  await page.keyboard.press('Shift+K');
  await page.getByRole('heading', { level: 1, name: 'Far' }).waitFor();

  await page.goto('/settings/feeds');
  await page.getByRole('searchbox', { name: 'Search feeds' }).fill('g');
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.keyboard.press('?');
  expect(await page.getByRole('searchbox', { name: 'Search feeds' }).inputValue()).toBe('ggu?');
});

test('the way about and the list of keys are there on every page, and the focus comes back', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  const link = page.getByRole('link', { name: 'Categories' });
  await link.focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  for (const { does } of keyTable) await help.getByText(does, { exact: true }).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await focused('Categories')(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL(/\/starred$/);
});

test('a page that was gone to is said, and what was gone from does not keep the focus', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  await page.getByRole('link', { name: 'Categories' }).press('Enter');
  await page.getByRole('status').filter({ hasText: 'Categories · Settings' }).waitFor({ state: 'attached' });
  await eventually(() => page.evaluate('document.activeElement?.tagName')).toBe('MAIN');
  expect(await page.title()).toContain('Categories · Settings · Winnow');
});

test('the first stops of Tab lead past everything', async () => {
  const page = await openPage();
  await page.goto('/all');
  await articleRow(page, 'Note 1').waitFor();
  await page.keyboard.press('j');
  await opened('Note 1')(page);
  await page.reload();
  await opened('Note 1')(page);
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('Tab');
  await focused('To the content')(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await focused('To the article')(page);
  await page.keyboard.press('Enter');
  await eventually(() =>
    page.evaluate('document.activeElement?.closest("[aria-label=Article]") !== null'),
  ).toBe(true);
});

async function tryKey(page: Page, key: string, { before = [], ready, seen }: Case): Promise<void> {
  for (const pressed of before) await press(page, pressed);
  await ready?.(page);
  await press(page, key);
  await seen(page);
}

/** Presses a key as the table writes it, and waits until what it opens is there. */
async function press(page: Page, binding: string): Promise<void> {
  for (const key of binding.split(' ')) await page.keyboard.press(key.replace('Mod+', 'Control+'));
  if (binding === 'j') await openedArticle(page).locator('[data-article-text]').waitFor();
}
