import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow } from './reader-steps.ts';
import { makeFeed } from './writing.ts';

const { program, feeds, api, openPage } = await startJourney();

const DAY = 86_400_000;

/** Newest first; how many days ago each was read. */
const read = { Anchors: 0, Buoys: 40, Currents: 70, Dredgers: 70 };
const titleOf = (name: string) => `${name} in the harbour`;

test('what would be removed stands there before it is saved, and a star protects', async () => {
  await fillWithOldArticles();
  const page = await openPage();
  await page.goto('/settings/general');
  const panel = page.getByRole('region', { name: 'Storage and images' });
  await panel.getByRole('combobox', { name: 'Remove read articles after' }).click();
  await panel.getByRole('option', { name: '30 days' }).click();
  await panel.getByText('Saving removes 1 article, and the text of 1 article').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect((await api.counts()).all).toBe(5);

  await panel.getByRole('button', { name: 'Discard changes' }).click();
  await eventually(() =>
    panel.getByRole('combobox', { name: 'Remove read articles after' }).inputValue(),
  ).toBe('90 days');
  await panel.getByRole('combobox', { name: 'Remove read articles after' }).click();
  await panel.getByRole('option', { name: '30 days' }).click();
  await panel.getByText('Saving removes 1 article, and the text of 1 article').waitFor();
  await panel.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Settings saved').waitFor();
  await panel.getByRole('term').filter({ hasText: 'Articles' }).locator('+ dd').getByText('4').waitFor();

  await page.goto('/all');
  await articleRow(page, titleOf('Anchors')).waitFor();
  expect(await articleRow(page, titleOf('Currents')).count()).toBe(0);
  await articleRow(page, titleOf('Dredgers')).click();
  await page.getByText('What is said of Dredgers stands here.').waitFor();
  await articleRow(page, titleOf('Buoys')).click();
  await page.getByText(/Its text was removed on .*, as it had been read long before/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

/** A feed with one unread article, four that were read some time ago, and one of these starred. */
async function fillWithOldArticles(): Promise<void> {
  const items: MadeItem[] = ['Unread', ...Object.keys(read)].map((name) => ({
    title: titleOf(name),
    url: `https://harbour.example/${name}`,
    html: `<p>What is said of ${name} stands here.</p>`,
  }));
  feeds.set('/harbour', { body: makeRss(makeFeed('Harbour', items)) });
  await api.addFeed(feeds.url('/harbour'));
  const { articles } = await api.list('all', 'newest');
  const idOf = (name: string) => articles.find(({ title }) => title === titleOf(name))?.id ?? 0;
  for (const name of Object.keys(read)) await api.mark(idOf(name), { read: true });
  await api.mark(idOf('Dredgers'), { starred: true });
  await program.stop();
  const database = new DatabaseSync(join(program.dataDir, 'winnow.db'));
  for (const [name, days] of Object.entries(read)) {
    database.prepare('update articles set read_at = read_at - ? where id = ?').run(days * DAY, idOf(name));
  }
  database.close();
  await program.start();
}
