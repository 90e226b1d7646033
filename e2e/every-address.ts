import type { Page } from 'playwright-core';

/** What the addresses below need to stand for something. */
export type Places = {
  articleId: number;
  feedId: number;
  folderId: number;
  categoryId: number;
  searchId: number;
};

/**
 * For each route of the page the addresses at which its looks are seen; none where it only leads on. A test holds
 * the keys against the router, so that no page is forgotten.
 */
export function addressesOfRoutes(places: Places): Record<string, string[]> {
  const { articleId, feedId, folderId, categoryId, searchId } = places;
  const views = ['unread', 'all', 'starred', 'scoring', 'blocked', 'failed', 'hidden'];
  const sections = ['general', 'feeds', 'interests', 'interests/votes', 'categories', 'ollama'];
  const found = '/search?q=database';
  return {
    '/': [],
    '/$view': views.map((view) => `/${view}`),
    '/$view/$articleId': [`/all/${articleId}`],
    '/feeds': ['/feeds'],
    '/feeds/$feedId': [`/feeds/${feedId}`],
    '/feeds/$feedId/$articleId': [`/feeds/${feedId}/${articleId}?show=all`],
    '/folders/$folderId': [`/folders/${folderId}`],
    '/folders/$folderId/$articleId': [`/folders/${folderId}/${articleId}?show=all`],
    '/categories/$categoryId': [`/categories/${categoryId}`],
    '/categories/$categoryId/$articleId': [`/categories/${categoryId}/${articleId}?show=all`],
    '/search': ['/search', found],
    '/search/$articleId': [found.replace('?', `/${articleId}?`)],
    '/searches/$searchId': [`/searches/${searchId}`],
    '/searches/$searchId/$articleId': [`/searches/${searchId}/${articleId}`],
    '/welcome': [],
    '/welcome/$step': ['feeds', 'interests', 'ollama', 'model'].map((step) => `/welcome/${step}`),
    '/login': ['/login'],
    '/settings': [],
    ...Object.fromEntries(sections.map((section) => [`/settings/${section}`, [`/settings/${section}`]])),
    '/settings/statistics': ['/settings/statistics'],
    '/settings/access': ['/settings/access'],
    '/settings/status': ['/settings/status'],
  };
}

/** Beside the routes: what stands at an address that there is not, and at an article that is gone. */
export const nowhere = ['/nowhere', '/all/999999'];

/** The routes of the open page, as its router knows them. */
export async function readRoutes(page: Page): Promise<string[]> {
  const paths = await page.evaluate<string[]>('Object.keys(window.__TSR_ROUTER__.routesByPath)');
  // A parent and its index stand at the same place, once with a slash at the end.
  return [...new Set(paths.map((path) => (path === '/' ? path : path.replace(/\/$/, ''))))];
}

/**
 * Goes there; resolves when something stands on the page and nothing is loading or moving any more. `waiting`:
 * what is asked for never comes, so that skeletons are what there is to see.
 */
export async function goAndSettle(page: Page, address: string, { waiting = false } = {}): Promise<void> {
  await page.goto(address);
  await page.evaluate(
    waiting ? untilStill('true') : untilStill(`!document.querySelector('.mantine-Skeleton-root')`),
  );
}

/** Nothing has changed for so long, in milliseconds; and after this much the page is taken as it is. */
const STILL = 400;
const LONGEST = 6_000;

const untilStill = (ready: string) => `new Promise((resolve) => {
  let timer;
  const begin = performance.now();
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, ${STILL});
  };
  const look = async () => {
    await document.fonts.ready;
    const stands = document.querySelector('h1, h2, [data-page] .mantine-Skeleton-root') !== null && (${ready});
    if (!stands && performance.now() - begin < ${LONGEST}) return wait();
    watch.disconnect();
    resolve();
  };
  const watch = new MutationObserver(wait);
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  setTimeout(() => { watch.disconnect(); clearTimeout(timer); resolve(); }, ${LONGEST});
  wait();
})`;
