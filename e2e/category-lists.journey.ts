import { beforeAll, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, listTitles, openArticle } from './reader-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, api, openPage } = await startJourney();

beforeAll(async () => {
  await api.saveInterests(wanted, unwanted);
  await api.chooseModel('granite4.1:3b');
  model.answerAll();
  await addFeed('Field Notes', [footballArticle, gardenArticle, compactionArticle]);
});

test('a chip leads to all articles of its category, and what arrives there waits behind the pill', async () => {
  const page = await openPage();
  await articleRow(page, compactionArticle.title)
    .getByRole('button', { name: /^Category Databases/ })
    .click();
  await page.getByRole('menuitem', { name: 'Show all of Databases' }).click();
  await page.waitForURL(/\/categories\/\d+\?show=all$/);
  await page.getByRole('heading', { level: 1, name: 'Databases' }).waitFor();
  await eventually(() => listTitles(page)).toEqual([compactionArticle.title]);
  expect(await findBarriers(page)).toEqual([]);

  await openArticle(page, compactionArticle.title);
  await page.waitForURL(/\/categories\/\d+\/\d+\?show=all$/);
  // Nobody told the page that it would be about databases: it asks.
  await addFeed('More notes', [{ ...compactionArticle, title: 'A second look at the write-ahead log' }]);
  await page.getByRole('button', { name: '1 new' }).click();
  await eventually(async () => (await listTitles(page)).toSorted()).toEqual([
    'A second look at the write-ahead log',
    compactionArticle.title,
  ]);
  await page.goBack();
  await page.waitForURL(/\/categories\/\d+\?show=all$/);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Databases' }).waitFor();
});

test('what was hidden today is one press away, and says why', async () => {
  const page = await openPage();
  const link = page.getByRole('link', { name: /^\d hidden today$/ }).first();
  await link.click();
  await page.waitForURL(/\/hidden$/);
  await page.getByRole('heading', { level: 1, name: 'Hidden today' }).waitFor();
  const row = articleRow(page, footballArticle.title);
  await row.getByText(/^(Low: \d+|Blocked by )/).waitFor();
  expect(await listTitles(page)).not.toContain(compactionArticle.title);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'Views and feeds' }).getByText('Hidden today').waitFor();
});

async function addFeed(title: string, items: Parameters<typeof makeFeed>[1]): Promise<void> {
  const path = `/${encodeURIComponent(title)}`;
  feeds.set(path, { body: makeRss(makeFeed(title, items)) });
  await api.addFeed(feeds.url(path));
}
