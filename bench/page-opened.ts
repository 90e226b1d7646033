import type { Browser, CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import { BARE_PAGE, SCRIPT_BYTES, WATCH } from './page-watch.ts';

type Opening = {
  url: string;
  /** How many times slower than this machine the page runs. */
  slower: number;
};

export type OpenedPage = { page: Page; debug: CDPSession };

/** Opens the page in a browser context of its own, so that nothing is cached; resolves when articles can be read. */
export async function openPage(browser: Browser, { url, slower }: Opening): Promise<OpenedPage> {
  const opened = await openSlow(browser, slower);
  await opened.page.goto(url);
  await readNumber(opened.page, 'window.winnowReadable');
  return opened;
}

/** Milliseconds from asking for the page to the frame that shows articles. */
export function readableAfter({ page }: OpenedPage): Promise<number> {
  return readNumber(page, 'window.winnowReadable');
}

/** Bytes of script that came before articles could be read, compressed. */
export function scriptBytes({ page }: OpenedPage): Promise<number> {
  return readNumber(page, SCRIPT_BYTES);
}

/** Milliseconds to the first title on a page that does nothing else than to show them. */
export async function openBare(browser: Browser, { url, slower }: Opening): Promise<number> {
  const { page } = await openSlow(browser, slower);
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: BARE_PAGE }));
  await page.goto(`${url}/bare`);
  const readable = await readNumber(page, 'window.winnowReadable');
  await page.context().close();
  return readable;
}

/** Presses the key for the next article; resolves when it is shown. */
export async function pressNext({ page }: OpenedPage): Promise<void> {
  await page.keyboard.press('j');
  await page.evaluate('window.winnowShown()');
}

/** What is left after collecting garbage: megabytes of script objects, and nodes of the document. */
export async function readMemory({ debug }: OpenedPage): Promise<{ heap: number; nodes: number }> {
  // What a first pass frees may hold on to something else.
  for (let pass = 0; pass < 2; pass += 1) await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  const { nodes } = await debug.send('Memory.getDOMCounters');
  return { heap: usedSize / 1_000_000, nodes };
}

async function openSlow(browser: Browser, slower: number): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // The budget is meant for the encoding that every browser and proxy knows.
    extraHTTPHeaders: { 'accept-encoding': 'gzip' },
  });
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(WATCH);
  return { page, debug };
}

async function readNumber(page: Page, expression: string): Promise<number> {
  return z.number().parse(await page.evaluate(expression));
}
