import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeHugeRss } from '#server/testing/feed-server/make-bodies.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { feedSchema } from '#shared/feed.ts';
import { eventually, startJourney } from './journey.ts';
import { startProgram } from './program.ts';
import { addFeed, listTitles, openAddFeed, openArticle, tryToAddFeed } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, api, openPage } = await startJourney();
const feedsSchema = z.object({ feeds: z.array(feedSchema) });

/** What stands at an address, what the page says of it (with HOST for the site), and the next step. */
const cases: { name: string; route: FeedRoute; says: string; next: string }[] = [
  {
    name: 'web-page',
    route: { body: '<!doctype html><title>My site</title><p>Welcome!', contentType: 'text/html' },
    says: 'This is a web page, not a feed.',
    next: 'If the site has a feed, open it and copy its address.',
  },
  {
    name: 'nothing',
    route: { status: 404, body: 'Not found', contentType: 'text/plain' },
    says: 'HOST has nothing at this address.',
    next: "Check the address, or open the site and look for its feed's new place.",
  },
  {
    name: 'broken-server',
    route: { status: 500 },
    says: 'HOST has a problem of its own (status 500).',
    next: 'Try again in a while.',
  },
  {
    name: 'huge',
    route: { body: makeHugeRss(20) },
    says: 'The document is too large',
    next: 'Look on the site for a feed of only the newest articles.',
  },
  {
    name: 'broken-xml',
    route: { body: '<?xml version="1.0"?><rss version="2.0"><channel><item><tit' },
    says: 'The feed is damaged and cannot be read',
    next: "If it stays so, tell the site's owner.",
  },
  {
    name: 'loop',
    route: { status: 302, redirectTo: '/loop' },
    says: 'HOST sends from one address to the next without end.',
    next: "Open the site in a browser and copy the feed's address from there.",
  },
];

test('each address that is no feed gets a clear sentence with the next step, and stays in the field', async () => {
  const page = await openPage({ statuses: [422] });
  await openAddFeed(page);
  for (const { name, route, says, next } of cases) {
    feeds.set(`/${name}`, route);
    const url = feeds.url(`/${name}`);
    await tryToAddFeed(page, url);
    await eventually(() => failureText(page)).toContain(says.replace('HOST', new URL(url).host));
    expect(await failureText(page)).toContain(next);
    expect(await page.getByLabel('Address of a site or feed').inputValue()).toBe(url);
  }
  // Nothing was added, and the dialog still takes a good address.
  expect((await api.read({ path: '/api/feeds' }, feedsSchema)).feeds).toEqual([]);
  feeds.set('/good', { body: makeRss(makeFeed('Good', makeNotes(2))) });
  await tryToAddFeed(page, feeds.url('/good'));
  await eventually(() => listTitles(page)).toEqual(['Note 1', 'Note 2']);
});

test('an address on the own network is refused unless the owner allows it', async () => {
  const environment = { WINNOW_OLLAMA_HOST: ollama.url };
  const closed = await startProgram({ dataDir: makeTempFolder(), environment });
  cleanUpLater(closed.stop);
  feeds.set('/private', { body: makeRss(makeFeed('Private', makeNotes(1))) });
  const page = await openPage({ baseURL: closed.url, statuses: [422] });
  await openAddFeed(page);
  await tryToAddFeed(page, feeds.url('/private'));
  const { host } = new URL(feeds.origin);
  await eventually(() => failureText(page)).toContain(`${host} is on a private network`);
  expect(await failureText(page)).toContain('fetch.allow_private_networks');
  expect(feeds.requestsTo('/private')).toEqual([]);
});

test('a feed that stops working says why and when it is tried next, keeps its articles, and recovers', async () => {
  const notes = makeNotes(3);
  feeds.set('/fragile', { body: makeRss(makeFeed('Fragile', notes.slice(1))) });
  const page = await openPage();
  await addFeed(page, feeds.url('/fragile'));
  await eventually(() => listTitles(page)).toEqual(['Note 2', 'Note 3']);

  feeds.set('/fragile', { status: 500 });
  await refreshByMenu(page, 'Fragile');
  const problem = page.getByRole('region', { name: 'Problem with Fragile' });
  await problem.getByText('has a problem of its own (status 500).').waitFor();
  expect(await problem.innerText()).toMatch(/Next try in 1\d min/);
  await page.getByRole('link', { name: /Fragile.*Failing/ }).waitFor();
  expect(await listTitles(page)).toEqual(['Note 2', 'Note 3']);
  await openArticle(page, 'Note 2');

  feeds.set('/fragile', { body: makeRss(makeFeed('Fragile', notes)) });
  await problem.getByRole('button', { name: 'Try now' }).click();
  await problem.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '1 new' }).click();
  await eventually(() => listTitles(page)).toEqual(['Note 1', 'Note 2', 'Note 3']);
  await page.getByRole('link', { name: /Fragile.*Failing/ }).waitFor({ state: 'detached' });
});

function failureText(page: Page): Promise<string> {
  return page.getByRole('dialog').getByRole('alert').innerText();
}

async function refreshByMenu(page: Page, feed: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: `Actions for ${feed}` })
    .click();
  await page.getByRole('menuitem', { name: 'Refresh now' }).click();
}
