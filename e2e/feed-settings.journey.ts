import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { addFeed, listTitles, openAddFeed, tryToAddFeed } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

test('a feed that has moved is found among the problems and cured by its new address', async () => {
  feeds.set('/old', { body: makeRss(makeFeed('Moved Notes', makeNotes(2))) });
  feeds.set('/healthy', { body: makeRss(makeFeed('Healthy Notes', [])) });
  const { id } = await api.addFeed(feeds.url('/old'));
  await api.addFeed(feeds.url('/healthy'));
  feeds.set('/old', { status: 404 });
  await api.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  feeds.set('/new', { body: makeRss(makeFeed('Moved Notes', makeNotes(3))) });

  const page = await openPage({ statuses: [409, 422] });
  const settings = await openFeeds(page);
  await settings.getByText('2 feeds · 1 has a problem').waitFor();
  await settings.getByRole('button', { name: 'Problems only' }).click();
  await eventually(() => rowNames(page)).toEqual(['Moved Notes']);
  // By keyboard: from the row past its folder to what is the matter, and from there to the options.
  await settings.getByRole('checkbox', { name: 'Moved Notes' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const problem = page.getByRole('region', { name: 'Problem with Moved Notes' });
  await problem.getByText('has nothing at this address.').waitFor();
  expect(await problem.innerText()).toMatch(/Next try in 1\d min/);
  expect(await findBarriers(page)).toEqual([]);
  await problem.getByRole('button', { name: 'Options…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Options of Moved Notes' });
  const address = dialog.getByLabel('Address');
  const save = dialog.getByRole('button', { name: 'Save' });
  await address.fill(feeds.url('/nowhere'));
  await save.click();
  await dialog.getByText('has nothing at this address.').waitFor();
  await address.fill(feeds.url('/healthy'));
  await save.click();
  await dialog.getByText('You have this feed already: Healthy Notes.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await address.fill(feeds.url('/new'));
  // What is not saved is not lost by a slip.
  await page.keyboard.press('Escape');
  await dialog.getByText('Leave without saving?').waitFor();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await settings.getByRole('heading', { name: 'Every feed is well' }).waitFor();
  await page.goto(`/feeds/${id}`);
  await eventually(() => listTitles(page)).toEqual(['Note 1', 'Note 2', 'Note 3']);
});

test('a feed behind a login asks for it, keeps it without showing it, and forgets it when told', async () => {
  feeds.set('/members', onlyFor('ada', 'count: 1'));
  const page = await openPage({ statuses: [422] });
  await openAddFeed(page);
  await tryToAddFeed(page, feeds.url('/members'));
  const adding = page.getByRole('dialog', { name: 'Add a feed' });
  await adding.getByLabel('User name').fill('ada');
  await adding.getByLabel('Password').fill('wrong');
  expect(await findBarriers(page)).toEqual([]);
  await adding.getByRole('button', { name: 'Add feed' }).click();
  await eventually(() => feeds.requestsTo('/members').length).toBe(2);
  await adding.getByLabel('Password').fill('count: 1');
  await adding.getByRole('button', { name: 'Add feed' }).click();
  await adding.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(/\/feeds\/\d+$/);
  await eventually(() => listTitles(page)).toEqual(['Note 1']);

  const settings = await openFeeds(page);
  const dialog = await openOptions(page, 'Members');
  await dialog.getByText('A login is set.').waitFor();
  expect(await page.content()).not.toContain('count: 1');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await settings.getByRole('button', { name: /^Login needed/ }).waitFor();
});

test('a paused feed is left alone until it is resumed', async () => {
  feeds.set('/restful', { body: makeRss(makeFeed('Restful', makeNotes(1))) });
  const page = await openPage();
  await addFeed(page, feeds.url('/restful'));
  const settings = await openFeeds(page);
  await chooseInMenu(page, 'Restful', 'Pause');
  const row = rowOf(settings, 'Restful');
  await row.getByRole('button', { name: /^Paused/ }).waitFor();
  const before = feeds.requestsTo('/restful').length;
  await api.send({ method: 'POST', path: '/api/feeds/refresh' });
  await page.goto('/unread');
  await page.getByRole('link', { name: 'Restful Paused' }).waitFor();
  await page.getByRole('button', { name: /^Paused: .*Restful/ }).click();
  const state = page.getByRole('region', { name: 'State of Restful' });
  await state.getByText('This feed is paused.').waitFor();
  expect(feeds.requestsTo('/restful')).toHaveLength(before);
  await state.getByRole('button', { name: 'Resume' }).click();
  await eventually(() => feeds.requestsTo('/restful').length).toBeGreaterThan(before);
  await page.getByRole('link', { name: 'Restful Paused' }).waitFor({ state: 'detached' });
});

test('Escape takes the ticks away, and leads from what could be done with them back to the rows', async () => {
  const page = await openPage();
  const settings = await openFeeds(page);
  const row = settings.getByRole('checkbox', { name: 'Healthy Notes' });
  await row.focus();
  await page.keyboard.press('Space');
  const count = settings.getByText('1 selected');
  await count.waitFor();
  const mute = settings.getByRole('button', { name: 'Mute' });
  await mute.press('Enter');
  await page.getByRole('menuitem', { name: 'For a week' }).waitFor();
  // As for whoever is quicker than the menu is in taking the focus.
  await mute.focus();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem', { name: 'For a week' }).waitFor({ state: 'detached' });
  expect(await count.isVisible(), 'that Escape was for the menu').toBe(true);
  await page.keyboard.press('Escape');
  await count.waitFor({ state: 'detached' });
  expect(await focusedName(page)).toBe('Healthy Notes');
});

test('many feeds are chosen by range and given an interval together, and a few deleted', async () => {
  const known = (await api.feedList()).length;
  const names = Array.from({ length: 60 }, (_, index) => `Series ${String(index + 1).padStart(2, '0')}`);
  await Promise.all(
    names.map((name) => {
      const path = `/${encodeURIComponent(name)}`;
      feeds.set(path, { body: makeRss(makeFeed(name, [])) });
      return api.addFeed(feeds.url(path));
    }),
  );
  const page = await openPage();
  const settings = await openFeeds(page);
  await settings.getByText(`${known + 60} feeds`).waitFor();
  await settings.getByRole('searchbox', { name: 'Search feeds' }).fill('series');
  await settings.getByText(`60 of ${known + 60} feeds`).waitFor();
  expect((await rowNames(page)).length).toBeLessThan(50);
  await settings.getByRole('checkbox', { name: 'Series 01' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await eventually(() => focusedName(page)).toBe('Series 60');
  await page.keyboard.press('ArrowUp');
  await eventually(() => focusedName(page)).toBe('Series 59');
  await settings.getByRole('checkbox', { name: 'Series 59' }).click({ modifiers: ['Shift'] });
  await settings.getByText('59 selected').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await settings.getByRole('button', { name: 'Interval', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Every 2 h' }).click();
  await page.getByRole('alert').filter({ hasText: '59 feeds are refreshed every 2 h' }).waitFor();
  const changed = (await api.feedList()).filter(({ refresh_minutes: minutes }) => minutes === 120);
  expect(changed.map(({ title }) => title)).toEqual(names.slice(0, 59));

  await settings.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 59 feeds?' });
  await dialog.getByRole('button', { name: 'Delete 59 feeds' }).click();
  await eventually(() => rowNames(page)).toEqual(['Series 60']);
  await vi.waitFor(async () => expect(await api.feedList()).toHaveLength(known + 1));
});

/** A feed that answers only with this login (RFC 7617). */
function onlyFor(user: string, password: string): FeedRoute {
  const body = makeRss(makeFeed('Members', makeNotes(1)));
  const right = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return ({ headers }) =>
    headers.authorization === right
      ? { body }
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="members"' } };
}

async function openFeeds(page: Page): Promise<Locator> {
  await page.goto('/settings/feeds');
  const settings = page.getByRole('main');
  await settings.getByRole('table', { name: 'Feeds' }).waitFor();
  return settings;
}

async function openOptions(page: Page, feed: string): Promise<Locator> {
  await chooseInMenu(page, feed, 'Options…');
  return page.getByRole('dialog', { name: `Options of ${feed}` });
}

async function chooseInMenu(page: Page, feed: string, item: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: `Actions for ${feed}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

function rowOf(settings: Locator, feed: string): Locator {
  return settings.getByRole('row').filter({ has: settings.page().getByRole('checkbox', { name: feed }) });
}

function rowNames(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[data-feeds-table] [data-row]')
    .evaluateAll((boxes: { getAttribute: (name: string) => string | null }[]) =>
      boxes.map((box) => box.getAttribute('aria-label')),
    );
}

function focusedName(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement?.getAttribute("aria-label")');
}
