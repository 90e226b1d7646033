import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { findTooWide } from './measures.ts';

const { api, openPage } = await startJourney();

const sizes = [
  { name: 'desktop', options: { viewport: { width: 1440, height: 900 } } },
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];

const panel = (page: Page, name: string) => page.getByRole('region', { name });
const figure = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator(`dt:text-is("${name}")`) })
    .locator('dd');

test.for(sizes)('$name: the status says what is wrong and leads to the cure', async ({ options }) => {
  const page = await openPage(options);
  await page.goto('/settings/status');
  const health = panel(page, 'Health');
  await health.getByText('No model chosen yet').waitFor();
  await health.getByText(/^Winnow [\d.]+ on Node 24\./).waitFor();
  for (const name of ['Memory', 'Longest delay', 'Database', 'Search index', 'Free on the disk']) {
    expect(await figure(page, name).innerText()).toMatch(/\d (GB|MB|ms|s)$/);
  }
  expect(await findTooWide(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await health.getByRole('link', { name: 'Choose a model' }).click();
  await page.waitForURL('**/settings/ollama');
});

test('it follows what happens, by itself', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Status' }).click();
  await panel(page, 'Health').getByText('No model chosen yet').waitFor();
  await api.chooseModel('granite4.1:3b');
  await panel(page, 'Health').getByText('All is well').waitFor();
  await eventually(() => figure(page, 'Open pages').innerText()).toMatch(/^[1-9]/);
  expect(await findBarriers(page)).toEqual([]);
});

test('when the server does not tell, the page says so and asks again', async () => {
  const page = await openPage({ statuses: [500] });
  const refuse = { error: { code: 'internal', message: 'Something broke.', hint: 'Look at the log.' } };
  await page.route('**/api/status', (route) => route.fulfill({ status: 500, json: refuse }));
  await page.goto('/settings/status');
  await page.getByRole('alert').getByText('Something broke.').waitFor();
  await page.unroute('**/api/status');
  await page.getByRole('button', { name: 'Try again' }).click();
  await panel(page, 'Disk').waitFor();
});
