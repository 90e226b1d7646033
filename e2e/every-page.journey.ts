import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { addressesOfRoutes, goAndSettle, nowhere, type Places, readRoutes } from './every-address.ts';
import { startJourney } from './journey.ts';
import { findLostFocus, findMotion, findSmallTargets, findTooWide } from './measures.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, api, openPage } = await startJourney();

/** Seen on three sizes, each in both colour schemes; busy machines need their time. In milliseconds. */
const LONGEST_LOOK = 240_000;

/** WCAG 2.2, 2.5.8, in pixels; what widens a control invisibly counts here. */
const LEAST_TARGET = 24;
/** Past the sidebar and into the page. */
const TABS = 25;

const sizes = [
  { name: 'desktop', options: { viewport: { width: 1440, height: 900 } } },
  { name: 'tablet', options: { viewport: { width: 820, height: 1180 }, hasTouch: true } },
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];

const idSchema = z.object({ id: z.number() });
const nothing: Places = { articleId: 1, feedId: 1, folderId: 1, categoryId: 1, searchId: 1 };
/** Refused where nothing stands at an address. */
const statuses = [404];

test('every page has an address at which its looks are seen', async () => {
  const page = await openPage();
  expect((await readRoutes(page)).sort()).toEqual(Object.keys(addressesOfRoutes(nothing)).sort());
});

test.for(sizes)(
  '$name, nothing in it: every page fits and is accessible',
  { timeout: LONGEST_LOOK },
  async ({ options }) => {
    const page = await openPage({ ...options, statuses });
    expect(await lookAtAll(page, nothing)).toEqual([]);
  },
);

describe('with articles', () => {
  let places = nothing;
  beforeAll(async () => {
    places = await fill();
  });

  test.for(sizes)(
    '$name: every page fits and is accessible',
    { timeout: LONGEST_LOOK },
    async ({ options }) => {
      const page = await openPage({ ...options, statuses });
      expect(await lookAtAll(page, places)).toEqual([]);
    },
  );

  test('at 320 pixels, as a screen of 1,280 enlarged four times, nothing has to be scrolled sideways', {
    timeout: LONGEST_LOOK,
  }, async () => {
    const page = await openPage({ viewport: { width: 320, height: 640 }, statuses });
    expect(await onEvery(page, places, findTooWide)).toEqual([]);
  });

  test('whoever asks for less motion gets none', { timeout: LONGEST_LOOK }, async () => {
    const page = await openPage({ reducedMotion: 'reduce', statuses });
    expect(await onEvery(page, places, findMotion)).toEqual([]);
  });

  test('on a phone a finger hits every control', { timeout: LONGEST_LOOK }, async () => {
    const page = await openPage({ ...sizes[2]?.options, statuses });
    const look = (seen: Page) => findSmallTargets(seen, LEAST_TARGET);
    expect(await onEvery(page, places, look)).toEqual([]);
  });

  test('by Tab one always sees where one is', { timeout: LONGEST_LOOK }, async () => {
    const page = await openPage({ statuses });
    const look = (seen: Page) => findLostFocus(seen, TABS);
    expect(await onEvery(page, places, look)).toEqual([]);
  });
});

function lookAtAll(page: Page, places: Places): Promise<string[]> {
  return onEvery(page, places, async () => [...(await findTooWide(page)), ...(await findBarriers(page))]);
}

/** What is wrong at any address, each line beginning with it. */
async function onEvery(
  page: Page,
  places: Places,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  // Who may come in sees no login: for its sake nobody may.
  await page.route('**/api/session', (route) => route.fulfill({ json: { access: 'login' } }));
  const found: string[] = [];
  for (const address of [...Object.values(addressesOfRoutes(places)).flat(), ...nowhere]) {
    await goAndSettle(page, address);
    found.push(...(await look(page)).map((line) => `${address}: ${line}`));
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
