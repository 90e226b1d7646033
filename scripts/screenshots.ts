// `npm run screenshots [part of a name …]`: every page in every state and size, into the ignored folder screenshots/.
// Made with the demo's feeds and a simulated Ollama; nothing leaves the machine. A failed one names itself.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '#e2e/browser.ts';
import { addressesOfRoutes, goAndSettle, nowhere, type Places } from '#e2e/every-address.ts';
import { openings } from './screenshot-openings.ts';
import { startScreenshotWorld, type World } from './screenshot-world.ts';

const folder = join(import.meta.dirname, '../screenshots');
const wanted = process.argv.slice(2);

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const looks: Record<string, BrowserContextOptions> = {
  light: { viewport: { width: 1440, height: 900 } },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  phone,
  'phone-dark': { ...phone, colorScheme: 'dark' },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
};
const fewerLooks = ['light', 'dark', 'phone'];

type State = 'full' | 'empty' | 'loading' | 'error' | 'long';

if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
await inWorld('full', async (world) => {
  await shoot(world, 'full', addressesOf(world.places));
  await shootOpenings(world);
  await shoot(world, 'loading', addressesOf(world.places));
  await shoot(world, 'error', addressesOf(world.places));
});
await inWorld('long', (world) => shoot(world, 'long', addressesOf(world.places)));
await inWorld('empty', (world) => shoot(world, 'empty', addressesOf(world.places)));
await browser.close();

async function inWorld(
  kind: 'full' | 'long' | 'empty',
  look: (world: World) => Promise<void>,
): Promise<void> {
  const world = await startScreenshotWorld(kind);
  await look(world);
  await world.stop();
}

function addressesOf(places: Places): string[] {
  return [...Object.values(addressesOfRoutes(places)).flat(), ...nowhere];
}

async function shoot(world: World, state: State, addresses: string[]): Promise<void> {
  for (const [look, options] of Object.entries(looks)) {
    if (state !== 'full' && !fewerLooks.includes(look)) continue;
    const page = await openPage(browser, { ...options, baseURL: world.url });
    await page.route('**/api/**', (route) => answerAs(state, route));
    for (const address of addresses) {
      const name = `${nameOf(address, world.places)}.${state}.${look}`;
      await take(page, name, () => goAndSettle(page, address, { waiting: state === 'loading' }));
    }
    await page.context().close();
  }
}

/** What has to be pressed before it can be seen: dialogs and menus. */
async function shootOpenings(world: World): Promise<void> {
  for (const [look, options] of Object.entries(looks)) {
    if (!fewerLooks.includes(look)) continue;
    const page = await openPage(browser, { ...options, baseURL: world.url });
    for (const { name, at, press, onPhone } of openings(world.places)) {
      if (look === 'phone' && !onPhone) continue;
      await take(page, `${name}.opened.${look}`, async () => {
        await goAndSettle(page, at);
        await press(page);
      });
    }
    await page.context().close();
  }
}

async function take(page: Page, name: string, prepare: () => Promise<void>): Promise<void> {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
  try {
    await prepare();
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}

async function openPage(from: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await from.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

type Route = Parameters<Parameters<Page['route']>[1]>[0];

/** The page of the login is shown to nobody who may come in: for its sake nobody may. */
async function answerAs(state: State, route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/api/session') return route.fulfill({ json: { access: 'login' } });
  if (pathname === '/api/events' || state === 'full' || state === 'empty' || state === 'long')
    return route.continue();
  if (state === 'loading') return;
  const error = {
    code: 'internal',
    message: 'Winnow made a mistake.',
    hint: 'It is written into the log with this request.',
  };
  await route.fulfill({ status: 500, json: { error } });
}

/** `/feeds/7?show=all` → `feeds-id-show-all`. */
function nameOf(address: string, places: Places): string {
  const ids = new Set(Object.values(places).map(String));
  const parts = address.split(/[/?=&]/).filter((part) => part !== '');
  return parts.map((part) => (/^\d+$/.test(part) && ids.has(part) ? 'id' : part)).join('-');
}
