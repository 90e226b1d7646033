import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';

const { program, openPage } = await startJourney();

const iconSchema = z.object({
  src: z.string(),
  sizes: z.string(),
  type: z.string(),
  purpose: z.string().optional(),
});
const manifestSchema = z.object({
  name: z.literal('Winnow'),
  short_name: z.literal('Winnow'),
  start_url: z.string(),
  scope: z.string(),
  display: z.literal('standalone'),
  icons: z.array(iconSchema),
  shortcuts: z.array(z.object({ name: z.string(), url: z.string() })),
});

test('the browser can install the page, with icons that fit and shortcuts that lead somewhere', async () => {
  const page = await openPage({ serviceWorkers: 'allow' });
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  const debug = await page.context().newCDPSession(page);
  const { url, errors } = await debug.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await debug.send('Page.getInstallabilityErrors');
  // A window without a profile of its own is never offered to be installed; nothing else may be wrong.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
    [],
  );

  const manifest = manifestSchema.parse(await (await fetch(url)).json());
  for (const icon of manifest.icons) {
    const size = await page.evaluate<string>(sizeOf(new URL(icon.src, url).href));
    expect(size).toBe(icon.sizes);
  }
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  expect(await page.evaluate<string>(sizeOf(await addressOfTouchIcon(page)))).toBe('180x180');
  // Relative, so that they hold behind a proxy that has Winnow in a folder.
  for (const address of [
    manifest.start_url,
    manifest.scope,
    ...manifest.shortcuts.map((shortcut) => shortcut.url),
  ]) {
    expect(address).toMatch(/^\.\//);
  }
  for (const { name, url: address } of manifest.shortcuts) {
    await page.goto(new URL(address, url).href);
    await page
      .getByRole('heading', { level: 1, name })
      .or(page.getByRole('heading', { name }))
      .first()
      .waitFor();
  }
});

test('the browser’s own bar has the colour of the page, in both colour schemes', async () => {
  const page = await openPage({ serviceWorkers: 'allow', colorScheme: 'dark' });
  const colour = () => page.locator('meta[name="theme-color"]').getAttribute('content');
  await eventually(colour).toBe('rgb(23, 21, 18)');
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(colour).toBe('rgb(251, 250, 248)');
});

test('while the server is away a page of ours says so, and the reader is back when it is', async () => {
  const page = await openPage({ serviceWorkers: 'allow', programGoesAway: true, statuses: [503] });
  await waitForWorker(page);
  const nonce = await page.locator('meta[name="csp-nonce"]').getAttribute('content');
  // The worker answers with what the server sends now, never with something that it kept.
  await page.reload();
  expect(await page.locator('meta[name="csp-nonce"]').getAttribute('content')).not.toBe(nonce);
  expect(await page.evaluate('caches.keys()')).toEqual([]);

  await program.stop();
  await page.goto('/settings/general');
  await page.getByRole('heading', { level: 1, name: 'Winnow is not reachable' }).waitFor();
  await page.getByText(program.url).waitFor();
  expect(await findBarriers(page, { own: false })).toEqual([]);
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Winnow is not reachable' }).waitFor();

  await program.start();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'General' }).waitFor();
});

test('without a service worker everything works but that page', async () => {
  const page = await openPage({ serviceWorkers: 'block' });
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  await page.goto('/settings/general');
  await page.getByRole('heading', { level: 1, name: 'General' }).waitFor();
  expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
});

test('the worker can be taken away, and leaves nothing behind', async () => {
  const page = await openPage({ serviceWorkers: 'allow' });
  await waitForWorker(page);
  await page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.unregister())');
  await page.goto('/sw.js');
  const left = await page.evaluate(
    'Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) => all.flat().length)',
  );
  expect(left).toBe(0);
  await page.goto('/unread');
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
});

/** It takes over the open page as soon as it runs. */
async function waitForWorker(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const container = navigator.serviceWorker;
    if (container.controller) resolve();
    else container.addEventListener('controllerchange', resolve, { once: true });
  })`);
}

const sizeOf = (address: string) => `new Promise((resolve, reject) => {
  const image = new Image();
  image.onload = () => resolve(image.naturalWidth + 'x' + image.naturalHeight);
  image.onerror = () => reject(new Error('The icon does not load.'));
  image.src = ${JSON.stringify(address)};
})`;

async function addressOfTouchIcon(page: Page): Promise<string> {
  const href = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  return new URL(href ?? '', program.url).href;
}
