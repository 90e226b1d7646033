import type { Locator, Page } from 'playwright-core';

/** Adds a feed through the dialog; resolves when its list is open. */
export async function addFeed(page: Page, url: string): Promise<void> {
  await openAddFeed(page);
  await tryToAddFeed(page, url);
  await page.getByRole('dialog', { name: 'Add a feed' }).getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(/\/feeds\/\d+$/);
}

export async function openAddFeed(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Add (a|your first) feed$/ })
    .first()
    .click();
}

/** Types an address into the open dialog and sends it. */
export async function tryToAddFeed(page: Page, url: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add a feed' });
  await dialog.getByLabel('Address of a site or feed').fill(url);
  await dialog.getByRole('button', { name: 'Add feed' }).click();
}

/** The list of articles; other lists on the page are not it. */
export function articleList(page: Page): Locator {
  return page.locator('[data-article-list]');
}

/** The rows in the order in which they stand, as their titles. Rows that have not come yet are left out. */
export async function listTitles(page: Page): Promise<string[]> {
  const titles = articleList(page).getByRole('listitem').getByRole('heading');
  const placed = await titles.evaluateAll((headings: RowTitle[]) =>
    headings.map((heading) => ({
      position: Number(heading.closest('li')?.getAttribute('aria-posinset')),
      title: heading.textContent ?? '',
    })),
  );
  return placed.sort((one, other) => one.position - other.position).map(({ title }) => title);
}

/** What is needed here of the browser's elements; their types are not those of this side. */
type RowTitle = {
  textContent: string | null;
  closest: (selector: string) => { getAttribute: (name: string) => string | null } | null;
};

export function articleRow(page: Page, title: string): Locator {
  return articleList(page)
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

/** The open article. */
export function openedArticle(page: Page): Locator {
  return page.getByRole('region', { name: 'Article' });
}

export async function openArticle(page: Page, title: string): Promise<Locator> {
  await articleRow(page, title).getByRole('link', { name: title }).click();
  const article = openedArticle(page);
  await article.getByRole('heading', { level: 1, name: title }).waitFor();
  return article;
}

/** The one line at the foot of the sidebar that tells how judging goes, or why it stands still. */
export function scoringStatus(page: Page): Locator {
  return page.getByRole('status').getByRole('link').first();
}

export async function writeInterests(page: Page, texts: { wanted: string; unwanted: string }): Promise<void> {
  await page.getByLabel('I want').fill(texts.wanted);
  await page.getByLabel('I do not want').fill(texts.unwanted);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Interests saved').waitFor();
}

/** On the Ollama page: takes an installed model from the selector and saves it. */
export async function chooseModel(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Model saved').waitFor();
}
