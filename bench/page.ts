import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#e2e/browser.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { makeLargeDatabase } from './make-database.ts';
import {
  type OpenedPage,
  openBare,
  openPage,
  pressNext,
  readableAfter,
  readMemory,
  scriptBytes,
} from './page-opened.ts';
import { trace } from './page-trace.ts';
import { type Figure, median } from './report.ts';
import { runProgram } from './run-program.ts';

const ARTICLES = 20_000;
const FEEDS = 50;
/** A machine four times slower than this one, as the design's budgets are meant. */
const SLOWER = 4;
const OPENINGS = 5;
const PRESSES = 60;
/** A reader looks at least so long at an article before the next key, in milliseconds. */
const LOOK = 250;
const UPDATES_A_SECOND = 50;
/** How long live updates arrive, in seconds. */
const UPDATING = 10;
const LONG_TASK = 50;
const READ = 500;
/** Read before the memory is measured first: everything is loaded, and every cache is as full as it may get. */
const WARM_UP = 300;

const COMMAND = 'exec node --max-semi-space-size=8 src/server/main.ts';

/** The built page in a real browser with its CPU slowed down, against the budgets of the design. */
export async function measurePage(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const browser = await launchBrowser();
  try {
    const dataDir = join(folder, 'data');
    const feedUrls = Array.from({ length: FEEDS }, (_, index) => `http://127.0.0.1:9/feed-${index}`);
    await makeLargeDatabase({ dataDir, feedUrls, articles: ARTICLES });
    const program = await runProgram(COMMAND, {
      WINNOW_DATA_DIR: dataDir,
      WINNOW_SERVER_PORT: '0',
      WINNOW_OLLAMA_HOST: 'http://127.0.0.1:9',
      WINNOW_LOG_LEVEL: 'silent',
    });
    try {
      return [
        ...(await measureOpening(browser, program.url)),
        ...(await measureKeys(browser, program.url)),
        ...(await measureUpdates(browser, program.url)),
        ...(await measureMemory(browser, program.url)),
      ];
    } finally {
      await program.stop();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOpening(browser: Browser, url: string): Promise<Figure[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  const bytes: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const opened = await openPage(browser, { url, slower: SLOWER });
    ours.push(await readableAfter(opened));
    bytes.push(await scriptBytes(opened));
    await opened.page.context().close();
    bare.push(await openBare(browser, { url, slower: SLOWER }));
  }
  const [script, goal] = [median(bytes) / 1_000, '≤ 200 kB gzip'];
  return [
    { name: 'page, script before a readable list', ours: script, unit: 'kB', goal },
    { name: 'page, time to a readable list', ours: median(ours), reference: median(bare), unit: 'ms' },
  ];
}

async function measureKeys(browser: Browser, url: string): Promise<Figure[]> {
  const opened = await openPage(browser, { url, slower: SLOWER });
  // The first one brings the code that shows articles, as it does once for a reader.
  await readOn(opened, { articles: 1, look: LOOK });
  const { presses } = await trace(opened.page, () => readOn(opened, { articles: PRESSES, look: LOOK }));
  await opened.page.context().close();
  const took = presses.map((press) => press.took).sort((one, other) => one - other);
  const busy = presses.map((press) => press.busy);
  const slowest = took[Math.ceil(took.length * 0.95) - 1] ?? Number.NaN;
  return [
    { name: 'page, key to next article', ours: median(took), unit: 'ms', goal: '< 50 ms' },
    { name: 'page, key to next article, 95 of 100', ours: slowest, unit: 'ms' },
    { name: 'page, key to next article, processor time', ours: median(busy), unit: 'ms', goal: '< 50 ms' },
  ];
}

/** Another window of the owner stars articles of this list, as fast as judging never is. */
async function measureUpdates(browser: Browser, url: string): Promise<Figure[]> {
  const opened = await openPage(browser, { url, slower: SLOWER });
  await readOn(opened, { articles: 1, look: LOOK });
  let rate = 0;
  const { tasks } = await trace(opened.page, async () => {
    rate = await starQuickly(url);
  });
  await opened.page.context().close();
  const busy = tasks.map((task) => task.busy);
  return [
    { name: 'page, live updates sent', ours: rate, unit: 'a second' },
    {
      name: 'page, tasks over 50 ms of processor time meanwhile',
      ours: busy.filter((time) => time > LONG_TASK).length,
      unit: `in ${UPDATING} s`,
      goal: 'none',
    },
    { name: 'page, longest task meanwhile, processor time', ours: Math.max(...busy), unit: 'ms' },
    {
      name: 'page, longest task meanwhile',
      ours: Math.max(...tasks.map((task) => task.took)),
      unit: 'ms',
      goal: '≤ 50 ms',
    },
  ];
}

/** Changes so many articles of the list, one a request; resolves to how many a second it were. */
async function starQuickly(url: string): Promise<number> {
  const api = makeTestApi(() => url);
  const ids = (await api.list('unread')).ids.slice(0, UPDATES_A_SECOND * 2);
  const sent: Promise<unknown>[] = [];
  const begin = performance.now();
  while (sent.length < UPDATING * UPDATES_A_SECOND) {
    const id = ids[sent.length % ids.length] ?? 0;
    sent.push(api.mark(id, { starred: Math.floor(sent.length / ids.length) % 2 === 0 }));
    const due = begin + (sent.length * 1_000) / UPDATES_A_SECOND;
    await setTimeout(Math.max(0, due - performance.now()));
  }
  await Promise.all(sent);
  return (sent.length * 1_000) / (performance.now() - begin);
}

async function measureMemory(browser: Browser, url: string): Promise<Figure[]> {
  const opened = await openPage(browser, { url, slower: 1 });
  await readOn(opened, { articles: WARM_UP, look: 0 });
  const before = await readMemory(opened);
  await readOn(opened, { articles: READ, look: 0 });
  const after = await readMemory(opened);
  await opened.page.context().close();
  const name = (what: string) => `page, ${what} after ${READ} articles`;
  return [
    { name: name('memory'), ours: after.heap, reference: before.heap, unit: 'MB', goal: 'flat' },
    { name: name('elements'), ours: after.nodes, reference: before.nodes, unit: 'nodes', goal: 'flat' },
  ];
}

async function readOn(
  opened: OpenedPage,
  { articles, look }: { articles: number; look: number },
): Promise<void> {
  for (let read = 0; read < articles; read += 1) {
    await pressNext(opened);
    await setTimeout(look);
  }
}
