import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makePng } from '#server/testing/make-images.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { startFolderProxy } from './folder-proxy.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles, openArticle, tryToAddFeed } from './reader-steps.ts';
import { expectStep } from './welcome-steps.ts';

const site = await startFolderProxy('/reader');
const { feeds, program, openPage } = await startJourney({
  WINNOW_SERVER_PUBLIC_URL: `${site.url}/reader/`,
  WINNOW_SERVER_TRUSTED_PROXIES: '127.0.0.1',
  WINNOW_AUTH_PASSWORD_HASH: testPasswordHash,
});
site.lead(program.url);
const api = makeBrowserClient(() => `${site.url}/reader`, { origin: site.url });

const png = (width: number, height: number) => ({ body: makePng(width, height), contentType: 'image/png' });
const widthOf = (image: unknown) => (image as { naturalWidth: number }).naturalWidth;
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function logIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(testPassword);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Opens one of our addresses by the address line. */
const openAt = (page: Page, path: string) => page.goto(`${site.url}/reader${path}`);

const open = (path = '/unread') =>
  openPage({
    baseURL: site.url,
    opens: `/reader${path}`,
    serviceWorkers: 'allow',
    statuses: [401, 503],
    programGoesAway: true,
  });

test('in a folder of a site one logs in, begins, reads, and never leaves the folder', async () => {
  feeds.set('/cat.png', png(40, 30));
  feeds.set('/cat-2.png', png(80, 60));
  feeds.set('/', { body: '<link rel="icon" href="/icon.png">', contentType: 'text/html' });
  feeds.set('/icon.png', png(32, 32));
  const html = '<p><img src="/cat.png" srcset="/cat.png 1x, /cat-2.png 2x" alt="A cat"></p>';
  const items = [
    { title: 'A cat', url: feeds.url('/1'), html },
    { title: 'A dog', url: feeds.url('/2'), html: '<p>It has left.</p>' },
  ];
  feeds.set('/feed', { body: makeRss({ title: 'Animals', siteUrl: feeds.url('/'), items }) });

  // Led to the login, and from there to the welcome of an empty program.
  const page = await open('/');
  await page.waitForURL(`${site.url}/reader/login`);
  await logIn(page);
  await expectStep(page, 'feeds', 'What do you follow?');
  expect(pathOf(page)).toBe('/reader/welcome/feeds');

  await openAt(page, '/feeds');
  await page
    .getByRole('button', { name: /^Add (a|your first) feed$/ })
    .first()
    .click();
  await tryToAddFeed(page, feeds.url('/feed'));
  await page.getByRole('dialog', { name: 'Add a feed' }).getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(/\/reader\/feeds\/\d+$/);
  await eventually(async () => (await listTitles(page)).sort()).toEqual(['A cat', 'A dog']);
  const icon = page.getByRole('link', { name: /^Animals/ }).locator('img');
  await eventually(() => icon.evaluate(widthOf)).toBe(32);

  const article = await openArticle(page, 'A cat');
  expect(pathOf(page)).toMatch(/^\/reader\/feeds\/\d+\/\d+$/);
  await eventually(() => article.getByRole('img', { name: 'A cat' }).evaluate(widthOf)).toBe(40);
  // As a second window would have it, and as one comes back to it.
  await page.reload();
  await article.getByRole('heading', { level: 1, name: 'A cat' }).waitFor();
  const row = page.locator('[data-row-link]').first();
  expect(await row.getAttribute('href')).toMatch(/^\/reader\/feeds\/\d+\/\d+\?/);
  const links = page.getByRole('navigation').getByRole('link');
  const hrefs = await links.evaluateAll((all: { href: string }[]) => all.map(({ href }) => href));
  expect(hrefs.filter((href) => !href.startsWith(`${site.url}/reader/`))).toEqual([]);
  expect(site.asked.outside).toEqual([]);
});

test('a page of the settings is opened by its address, what is saved and downloaded stays in the folder', async () => {
  const page = await open('/settings/feeds');
  await page.waitForURL(`${site.url}/reader/login?to=*`);
  await logIn(page);
  await page.waitForURL(`${site.url}/reader/settings/feeds`);
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByRole('link', { name: 'Export OPML' }).click(),
  ]);
  expect(download.url()).toBe(`${site.url}/reader/api/opml`);
  await page.getByRole('link', { name: 'General', exact: true }).click();
  await page.waitForURL(`${site.url}/reader/settings/general`);
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await page.waitForURL(`${site.url}/reader/unread`);
  await openAt(page, '/settings/access');
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.waitForURL(`${site.url}/reader/login`);
  await page.getByRole('heading', { name: 'Log in to Winnow' }).waitFor();
  expect(site.asked.outside).toEqual([]);
});

test('what changes elsewhere is seen at once, and a page says so while the program is away', async () => {
  await api.send({ method: 'POST', path: '/api/session', body: { password: testPassword } });
  const { ids } = await api.list('all');
  for (const id of ids) await api.mark(id, { read: false });
  const page = await open();
  await logIn(page);
  await eventually(() => page.title()).toBe('(2) Unread · Winnow');
  await api.mark(ids[0] ?? 0, { read: true });
  await eventually(() => page.title()).toBe('(1) Unread · Winnow');

  await page.evaluate(
    'navigator.serviceWorker.controller ?? new Promise((done) => { navigator.serviceWorker.oncontrollerchange = done; })',
  );
  const scope = 'navigator.serviceWorker.ready.then((registration) => registration.scope)';
  expect(await page.evaluate(scope)).toBe(`${site.url}/reader/`);
  const manifest = await page.locator('link[rel="manifest"]').getAttribute('href');
  expect(manifest).toBe('/reader/manifest.webmanifest');
  const debug = await page.context().newCDPSession(page);
  expect(await debug.send('Page.getAppManifest')).toMatchObject({
    url: `${site.url}${manifest}`,
    errors: [],
    manifest: { startUrl: `${site.url}/reader/`, scope: `${site.url}/reader/` },
  });
  await program.stop();
  await openAt(page, '/settings/general');
  await page.getByText(`${site.url}/reader`, { exact: true }).waitFor();
  await program.start();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'General' }).waitFor();
  expect(site.asked.outside).toEqual([]);
});

test('a proxy that takes the folder away makes no difference', async () => {
  site.lead(program.url, { stripping: true });
  const page = await open('/all?sort=newest');
  await page.waitForURL(`${site.url}/reader/login?to=*`);
  await logIn(page);
  await page.waitForURL(`${site.url}/reader/all?sort=newest`);
  const article = await openArticle(page, 'A cat');
  await eventually(() => article.getByRole('img', { name: 'A cat' }).evaluate(widthOf)).toBe(40);
  await page.reload();
  await article.getByRole('heading', { level: 1, name: 'A cat' }).waitFor();
  expect(site.asked.outside).toEqual([]);
});
