import { join } from 'node:path';
import { readCounts } from '#server/articles/list-queries.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import { USER_AGENT } from '#server/config/version.ts';
import { openDatabase } from '#server/database/open.ts';
import { createBrowserStream } from '#server/events/browser-stream.ts';
import { createEventBus } from '#server/events/bus.ts';
import { createFeedParser } from '#server/feeds/feed-parser.ts';
import { createFeedScheduler } from '#server/feeds/scheduler.ts';
import { createFetcher } from '#server/fetching/fetcher.ts';
import { createApp } from '#server/http/app.ts';
import { type Listening, listen } from '#server/http/listen.ts';
import { createJudging } from '#server/judging/start-judging.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';

/** Where the build puts the page, seen from this file. */
const PAGE_DIR = join(import.meta.dirname, '../../dist/web');

export type Started = {
  /** The address to open in a browser. */
  url: string;
  /** Ends everything within 5 s: streams, calls, refreshes; what they held goes back to its queue. */
  stop: () => Promise<void>;
};

export type StartOptions = { config: LoadedConfig; logger: Logger; clock?: Clock; pageDir?: string };

/**
 * The composition root: opens, wires and starts everything, and stops it in reverse. Every object that
 * lives as long as the process is made here and nowhere else.
 */
export async function start({
  config,
  logger,
  clock = systemClock,
  pageDir = PAGE_DIR,
}: StartOptions): Promise<Started> {
  const { db, close: closeDatabase, migrated } = await openDatabase(config.data_dir);
  if (migrated.length > 0) logger.info({ migrated }, 'the database was brought up to date');

  const bus = createEventBus(logger);
  const ollama = { client: createClient(config, clock), facts: createModelFactsCache() };
  const judging = createJudging({ ...ollama, db, bus, clock, logger, config });

  const { fetch: fetching, feeds: pacing } = config;
  const fetcher = createFetcher({
    clock,
    userAgent: USER_AGENT,
    allowPrivateNetworks: fetching.allow_private_networks,
    limits: { perHost: pacing.per_host },
  });
  const parser = createFeedParser();
  const pace = { refreshMinutes: pacing.refresh_minutes ?? null, minMinutes: pacing.min_minutes };
  const reading = { db, bus, clock, logger, fetcher, parser, pace, random: Math.random };
  const scheduler = createFeedScheduler({ ...reading, concurrency: pacing.concurrency });

  const facts = { counts: () => readCounts(db), judging: judging.status };
  const browsers = createBrowserStream({ bus, clock, facts });
  const stopping = new AbortController();
  const app = createApp({
    db,
    bus,
    clock,
    logger,
    config,
    feeds: reading,
    scheduler,
    judging,
    ollama,
    browsers,
    stopping: stopping.signal,
    pageDir,
  });

  const stop = async (listening?: Listening) => {
    stopping.abort();
    browsers.close();
    await listening?.close();
    await Promise.all([scheduler.stop(), judging.stop()]);
    await Promise.all([fetcher.close(), parser.close(), ollama.client.close()]);
    await closeDatabase();
  };
  try {
    const listening = await listen(app, config.server);
    await judging.start();
    scheduler.start();
    return { url: listening.url, stop: () => stop(listening) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createClient({ ollama }: LoadedConfig, clock: Clock) {
  return createOllamaClient({
    baseUrl: ollama.url,
    headers: ollama.headers,
    connectTimeout: Math.min(5_000, ollama.health_timeout),
    healthTimeout: ollama.health_timeout,
    clock,
  });
}
