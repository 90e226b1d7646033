import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeAtom, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles, openAddFeed, tryToAddFeed } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

test('a site with several feeds asks which, shows what they bring, and puts them into a new folder', async () => {
  feeds.set('/posts', { body: makeRss(makeFeed('Harbour Notes', makeNotes(4))) });
  feeds.set('/pictures', { body: makeAtom(makeFeed('Harbour Pictures', makeNotes(2))) });
  feeds.set('/comments', { body: makeRss(makeFeed('Comments for Harbour Notes', makeNotes(1))) });
  feeds.set('/blog', {
    contentType: 'text/html',
    body: `<!doctype html><title>Harbour</title>
      <link rel="alternate" type="application/rss+xml" href="/posts">
      <link rel="alternate" type="application/atom+xml" href="/pictures">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">`,
  });
  const page = await openPage();
  await openAddFeed(page);
  await tryToAddFeed(page, feeds.url('/blog'));
  const dialog = page.getByRole('dialog', { name: 'Add a feed' });
  await dialog.getByText('Found 3 feeds at 127.0.0.1').waitFor();
  const found = dialog.getByRole('list', { name: /^Feeds at/ });
  expect(await found.getByRole('checkbox').evaluateAll(namesOf)).toEqual([
    'Harbour Notes',
    'Harbour Pictures',
    'Comments for Harbour Notes',
  ]);
  expect(await found.getByRole('listitem').first().innerText()).toContain('RSS · 4 articles');
  await found.getByText('Note 1', { exact: true }).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // By keyboard: the best one is ticked and has the focus; the second is ticked too.
  await eventually(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe(
    'Harbour Notes',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await dialog.getByRole('combobox', { name: 'Folder' }).click();
  await page.getByRole('option', { name: 'New folder…' }).click();
  await page.keyboard.type('Sea');
  await dialog.getByRole('button', { name: 'Add 2 feeds' }).click();
  await dialog.getByText('Added 2 feeds: 6 articles').waitFor();
  const added = await api.feedList();
  expect(added.map(({ title }) => title)).toEqual(['Harbour Notes', 'Harbour Pictures']);
  expect(new Set(added.map(({ folder_id: id }) => id)).size).toBe(1);
  expect(added[0]?.folder_id).not.toBeNull();

  // What is there already is said, with the way to it; a single feed is added without a question.
  await dialog.getByRole('button', { name: 'Add another' }).click();
  await page.keyboard.type(feeds.url('/blog'));
  await page.keyboard.press('Enter');
  await dialog.getByRole('link', { name: 'You have it: open Harbour Pictures' }).waitFor();
  expect(await found.getByRole('checkbox').evaluateAll(namesOf)).toEqual(['Comments for Harbour Notes']);
  await dialog.getByRole('button', { name: 'Other address' }).click();
  feeds.set('/single', { body: makeRss(makeFeed('Single', makeNotes(1))) });
  await tryToAddFeed(page, feeds.url('/single'));
  await dialog.getByText('Added Single: 1 article').waitFor();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await eventually(() => listTitles(page)).toEqual(['Note 1']);
});

test('an import goes on while its page is left, can be read meanwhile, and tells what failed', async () => {
  const known = (await api.feedList()).map(({ url }) => url);
  for (const name of ['One', 'Two', 'Three']) {
    feeds.set(`/${name}`, { body: makeRss(makeFeed(`Imported ${name}`, makeNotes(2))) });
  }
  feeds.set('/late', { hang: 'before-headers' });
  feeds.set('/broken', { status: 404 });
  const page = await openPage();
  const settings = await openFeedSettings(page);
  await settings.getByRole('button', { name: 'Import OPML' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import feeds' });
  expect(await findBarriers(page)).toEqual([]);
  const paths = ['/One', '/Two', '/Three', '/late', '/broken'];
  await dialog.getByLabel('Choose an OPML file').setInputFiles({
    name: 'subscriptions.opml',
    mimeType: 'text/x-opml',
    buffer: Buffer.from(
      makeOpml('Harbours', [...paths.map((path) => feeds.url(path)), ...known.slice(0, 1)]),
    ),
  });
  await dialog.waitFor({ state: 'detached' });
  await settings.getByRole('heading', { name: 'Importing subscriptions.opml' }).waitFor();
  await settings.getByText('5 of 6 · 3 added · 1 already there · 1 not added').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // Elsewhere it goes on, and its sign stands in the sidebar; after a reload it is still there.
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await page.getByRole('link', { name: /^Adding feeds · \d of 6$/ }).waitFor();
  await page.getByRole('link', { name: 'Imported Two' }).click();
  await eventually(() => listTitles(page)).toEqual(['Note 1', 'Note 2']);
  await page.reload();
  await page.getByRole('link', { name: /^Adding feeds/ }).click();
  await settings.getByRole('progressbar').waitFor();
  await settings.getByRole('button', { name: 'Cancel' }).click();
  await settings.getByText('3 added · 1 already there · 2 not added', { exact: true }).waitFor();
  const failed = settings.getByRole('region', { name: '2 feeds not added' });
  await failed.getByText('has nothing at this address').waitFor();
  await failed.getByText('The import was cancelled').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // What failed is tried again once its site is well, and comes where the list had it.
  feeds.set('/broken', { body: makeRss(makeFeed('Imported at last', makeNotes(1))) });
  feeds.set('/late', { body: makeRss(makeFeed('Imported late', makeNotes(1))) });
  await settings.getByRole('button', { name: 'Retry all' }).click();
  await settings.getByText('5 added · 1 already there', { exact: true }).waitFor();
  await failed.waitFor({ state: 'detached' });
  const imported = (await api.feedList()).filter(({ url }) => !known.includes(url));
  expect(imported).toHaveLength(5);
  expect(new Set(imported.map(({ folder_id: id }) => id)).size).toBe(1);
  await settings.getByRole('button', { name: 'Dismiss' }).click();
  await settings.getByRole('heading', { name: 'Imported subscriptions.opml' }).waitFor({ state: 'detached' });
});

test('a file that is no list of feeds is refused with the next step', async () => {
  const page = await openPage({ statuses: [400, 413, 415, 422] });
  const settings = await openFeedSettings(page);
  await settings.getByRole('button', { name: 'Import OPML' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import feeds' });
  const file = dialog.getByLabel('Choose an OPML file');
  await file.setInputFiles({ name: 'empty.opml', mimeType: 'text/x-opml', buffer: Buffer.alloc(0) });
  await dialog.getByRole('alert').getByText('empty.opml is empty').waitFor();
  await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('not a list') });
  await dialog.getByRole('alert').getByText('empty.opml is empty').waitFor({ state: 'detached' });
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toMatch(/\. .+\./);
});

test('the export is a file that names every feed and its folder', async () => {
  const page = await openPage();
  const settings = await openFeedSettings(page);
  const downloading = page.waitForEvent('download');
  await settings.getByRole('link', { name: 'Export OPML' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^winnow-\d{4}-\d\d-\d\d\.opml$/);
  const text = await readFile(await download.path(), 'utf8');
  for (const { url } of await api.feedList()) expect(text).toContain(url);
  expect(text).toContain('Sea');
});

test('on a phone import and export are in a menu, and the dialog takes the screen', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const settings = await openFeedSettings(page);
  await settings.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Export OPML' }).waitFor();
  await page.getByRole('menuitem', { name: 'Import OPML' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import feeds' });
  await dialog.waitFor();
  await eventually(async () => (await dialog.boundingBox())?.width).toBe(390);
  expect(await findBarriers(page)).toEqual([]);
});

test('the starter set lists feeds by topic, to be ticked one by one or together', async () => {
  const page = await openPage();
  await openAddFeed(page);
  await page.getByRole('dialog').getByRole('button', { name: 'starter set' }).click();
  const dialog = page.getByRole('dialog', { name: 'Starter set' });
  const topics = dialog.getByRole('group');
  await topics.first().waitFor();
  expect(await topics.count()).toBeGreaterThan(3);
  const topic = dialog.getByRole('group', { name: 'Science' });
  const inTopic = (await topic.getByRole('checkbox').count()) - 1;
  await topic.getByRole('checkbox', { name: 'All of Science' }).check();
  await dialog.getByRole('button', { name: `Add ${inTopic} feeds` }).waitFor();
  await topic.getByRole('checkbox').nth(1).uncheck();
  await dialog.getByRole('button', { name: `Add ${inTopic - 1} feeds` }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // The focus is where it all began.
  await eventually(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe(
    'Add a feed',
  );
});

test('a search for feeds can be stopped, and the address stays', async () => {
  feeds.set('/silent', { hang: 'before-headers' });
  const page = await openPage();
  await openAddFeed(page);
  await tryToAddFeed(page, feeds.url('/silent'));
  const dialog = page.getByRole('dialog', { name: 'Add a feed' });
  await dialog.getByText('Looking for feeds at 127.0.0.1').waitFor();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
  expect(await dialog.getByLabel('Address of a site or feed').inputValue()).toBe(feeds.url('/silent'));
  expect(await dialog.getByRole('alert').count()).toBe(0);
});

async function openFeedSettings(page: Page): Promise<Locator> {
  await page.goto('/settings/feeds');
  const settings = page.getByRole('main');
  await settings.getByRole('heading', { level: 1, name: 'Feeds' }).waitFor();
  return settings;
}

/** What is needed here of the browser's elements; their types are not those of this side. */
function namesOf(boxes: { getAttribute: (name: string) => string | null }[]): (string | null)[] {
  return boxes.map((box) => box.getAttribute('aria-label'));
}

function makeOpml(folder: string, urls: string[]): string {
  const outlines = urls.map((url) => `<outline type="rss" text="${url}" xmlUrl="${url}"/>`);
  return `<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="${folder}">${outlines.join('')}</outline></body></opml>`;
}
