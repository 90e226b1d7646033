import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { type FeedServer, startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import {
  type OllamaSimulator,
  startOllamaSimulator,
} from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { launchBrowser } from './browser.ts';
import { type ModelPace, makeModelPace } from './model-pace.ts';
import { type ExpectedTrouble, watchPage } from './page-trouble.ts';
import { type Program, startProgram } from './program.ts';

/** Long enough for a busy machine; what is waited for in vain fails by its own name. In milliseconds. */
const LONGEST_WAIT = 10_000;

export type PageOptions = BrowserContextOptions &
  ExpectedTrouble & {
    /** The first address; not `/`, which leads an empty program to its welcome. */
    opens?: string;
  };

/** Everything a journey meets: the program with feeds and a model around it, and a browser. */
export type Journey = {
  program: Program;
  feeds: FeedServer;
  ollama: OllamaSimulator;
  model: ModelPace;
  /** Asks the program directly, for preparations and for what no page shows. */
  api: TestApi;
  /** A page in a browser context of its own. The test fails when anything goes wrong in it unannounced. */
  openPage: (options?: PageOptions) => Promise<Page>;
};

/**
 * Starts all of it for one file, on fresh data; it ends with the file. `environment`: further settings of
 * the program.
 */
export async function startJourney(environment: Record<string, string> = {}): Promise<Journey> {
  const dataDir = makeTempFolder();
  const launching = launchBrowser();
  cleanUpLater(async () => (await launching).close());
  const feeds = await startFeedServer();
  cleanUpLater(feeds.stop);
  const model = makeModelPace();
  const ollama = await startOllamaSimulator(model.options);
  cleanUpLater(ollama.stop);
  const around = {
    WINNOW_OLLAMA_HOST: ollama.url,
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  };
  const program = await startProgram({ dataDir, environment: { ...around, ...environment } });
  cleanUpLater(async () => {
    await program.stop();
    expect(program.complaints()).toEqual([]);
  });
  const browser = await launching;

  return {
    program,
    feeds,
    ollama,
    model,
    api: makeTestApi(() => program.url),
    openPage: async ({ statuses, programGoesAway, opens = '/unread', ...options } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        baseURL: program.url,
        // What the worker passes on is out of reach of `page.route`; when it takes the page over depends on the machine.
        serviceWorkers: 'block',
        ...options,
      });
      context.setDefaultTimeout(LONGEST_WAIT);
      const page = await context.newPage();
      watchPage(page, { statuses, programGoesAway });
      await page.goto(opens);
      return page;
    },
  };
}

/** Looks again and again until what it sees is as expected. */
export function eventually<Value>(look: () => Value | Promise<Value>) {
  return expect.poll(look, { timeout: LONGEST_WAIT, interval: 50 });
}
