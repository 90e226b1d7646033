import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { addressesOfRoutes, goAndSettle, nowhere, type Places, readRoutes } from './every-address.ts';
import { startJourney } from './journey.ts';
import { findLostFocus, findMotion, findSmallTargets, findTooWide } from './measures.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, api, openPage } = await startJourney();

/** Every page in every way, on a machine that may be busy. In milliseconds. */
const LONGEST_LOOK = 1_200_000;

/** WCAG 2.2, 2.5.8, in pixels; what widens a control invisibly counts here. */
const LEAST_TARGET = 24;
/** Past the sidebar and into the page. */
const TABS = 25;

type Look = (page: Page) => Promise<string[]>;

const findMissedTargets: Look = (page) => findSmallTargets(page, LEAST_TARGET);
const findLostTabs: Look = (page) => findLostFocus(page, TABS);

/** What is looked for, each in a browser window of its own, all at the same time: most of it is waiting for pages. */
const ways: Record<string, { options: BrowserContextOptions; looks: Look[] }> = {
  'on a desktop every page fits and is accessible, and by Tab one always sees where one is': {
    options: { viewport: { width: 1440, height: 900 } },
    looks: [findTooWide, findBarriers, findLostTabs],
  },
  'on a tablet every page fits and is accessible': {
    options: { viewport: { width: 820, height: 1180 }, hasTouch: true },
    looks: [findTooWide, findBarriers],
  },
  'on a phone every page fits and is accessible, and a finger hits every control': {
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    looks: [findTooWide, findBarriers, findMissedTargets],
  },
  'at 320 pixels, as a screen of 1,280 enlarged four times, nothing has to be scrolled sideways': {
    options: { viewport: { width: 320, height: 640 } },
    looks: [findTooWide],
  },
  'whoever asks for less motion gets none': {
    options: { reducedMotion: 'reduce' },
    looks: [findMotion],
  },
};
const nothingWrong = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));

const idSchema = z.object({ id: z.number() });
const nothing: Places = { articleId: 1, feedId: 1, folderId: 1, categoryId: 1, searchId: 1 };
/** Refused where nothing stands at an address, and where another window asks for a preview too: then it is asked again. */
const statuses = [404, 409];

test('every page has an address at which its looks are seen', async () => {
  const page = await openPage();
  expect((await readRoutes(page)).sort()).toEqual(Object.keys(addressesOfRoutes(nothing)).sort());
});

test('nothing in it: every page is as it should be', { timeout: LONGEST_LOOK }, async () => {
  expect(await lookInEveryWay(nothing)).toEqual(nothingWrong);
});

test('with articles: every page is as it should be', { timeout: LONGEST_LOOK }, async () => {
  expect(await lookInEveryWay(await fill())).toEqual(nothingWrong);
});

/** What is wrong, by the way in which it was looked for. */
async function lookInEveryWay(places: Places): Promise<Record<string, string[]>> {
  const found = Object.entries(ways).map(async ([way, { options, looks }]) => {
    const page = await openPage({ ...options, statuses });
    return [way, await lookAtAll(page, { places, looks })] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/** What is wrong at any address, each line beginning with it. */
async function lookAtAll(
  page: Page,
  { places, looks }: { places: Places; looks: Look[] },
): Promise<string[]> {
  // Who may come in sees no login: for its sake nobody may.
  await page.route('**/api/session', (route) => route.fulfill({ json: { access: 'login' } }));
  const found: string[] = [];
  for (const address of [...Object.values(addressesOfRoutes(places)).flat(), ...nowhere]) {
    await goAndSettle(page, address);
    for (const look of looks) found.push(...(await look(page)).map((line) => `${address}: ${line}`));
  }
  return found;
}

async function fill(): Promise<Places> {
  await api.saveInterests(wanted, unwanted);
  await api.chooseModel('granite4.1:3b');
  model.answerAll();
  const articles = [footballArticle, gardenArticle, compactionArticle];
  feeds.set('/notes', { body: makeRss(makeFeed('Field Notes', articles)) });
  const feed = await api.addFeed(feeds.url('/notes'));
  await vi.waitFor(async () => expect((await api.status()).state).toBe('idle'), 20_000);
  const make = (path: string, body: unknown) => api.read({ method: 'POST', path, body }, idSchema);
  const folder = await make('/api/folders', { name: 'Notes' });
  await api.send({ method: 'PATCH', path: `/api/feeds/${feed.id}`, body: { folder_id: folder.id } });
  const search = await make('/api/searches', { name: 'Databases', query: 'database' });
  const article = (await api.list('all')).articles.find(({ title }) => title === compactionArticle.title);
  if (!article) throw new Error('The article has not come.');
  await api.mark(article.id, { starred: true });
  return {
    articleId: article.id,
    feedId: feed.id,
    folderId: folder.id,
    categoryId: article.categories[0]?.id ?? 0,
    searchId: search.id,
  };
}
