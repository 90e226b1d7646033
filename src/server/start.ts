import { join } from 'node:path';
import { readCounts } from '#server/articles/list-queries.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import { USER_AGENT } from '#server/config/version.ts';
import { type Database, openDatabase } from '#server/database/open.ts';
import { createEstimator } from '#server/estimates/estimator.ts';
import { createInterestsPreview } from '#server/estimates/preview-interests.ts';
import { createEmbedding } from '#server/estimates/start-embedding.ts';
import { createEstimates } from '#server/estimates/start-estimates.ts';
import { createBrowserStream } from '#server/events/browser-stream.ts';
import { createEventBus, type EventBus } from '#server/events/bus.ts';
import { createFeedParser } from '#server/feeds/feed-parser.ts';
import { createFeedScheduler } from '#server/feeds/scheduler.ts';
import { createFetcher } from '#server/fetching/fetcher.ts';
import { createApp } from '#server/http/app.ts';
import { type Listening, listen } from '#server/http/listen.ts';
import { createTestJudge } from '#server/judging/ask-in-test.ts';
import { type AutoGroupDeps, suggestGroups } from '#server/judging/auto-group.ts';
import { createRescoring } from '#server/judging/recompute-scores.ts';
import { readScoreFingerprint } from '#server/judging/score-fingerprint.ts';
import { createJudging, readLimits } from '#server/judging/start-judging.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import { createModelTests } from '#server/models/model-tests.ts';
import { createPulls } from '#server/models/pulls.ts';
import { announceAnswers } from '#server/ollama/announce-answers.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { trackCalls } from '#server/ollama/track-calls.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createRightOfWay, type RightOfWay } from '#server/platform/right-of-way.ts';
import { openOllamaAddress } from '#server/settings/ollama-address.ts';
import { createStatistics } from '#server/statistics/statistics.ts';

/** Where the build puts the page, seen from this file. */
const PAGE_DIR = join(import.meta.dirname, '../../dist/web');

/** What of a health check's time limit is left for answering, in milliseconds. */
const HEALTH_MARGIN = 250;

export type Started = {
  /** The address to open in a browser. */
  url: string;
  /** Ends everything within 5 s: streams, calls, refreshes; what they held goes back to its queue. */
  stop: () => Promise<void>;
};

export type StartOptions = { config: LoadedConfig; logger: Logger; clock?: Clock; pageDir?: string };

/**
 * The composition root: opens, wires and starts everything; stopping ends first what people hold open,
 * then the loops, then what they use, and the database last. Every object that lives as long as the
 * process is made here and nowhere else.
 */
export async function start({
  config,
  logger,
  clock = systemClock,
  pageDir = PAGE_DIR,
}: StartOptions): Promise<Started> {
  const { db, file, close: closeDatabase, migrated } = await openDatabase(config.data_dir);
  if (migrated.length > 0) logger.info({ migrated }, 'the database was brought up to date');

  const bus = createEventBus(logger);
  const base = { db, bus, clock, logger, config };
  const { ollama, turns, ...models } = await openModels(base);
  const { pulls, modelTests } = models;
  const { estimates, embedding, estimator, estimating } = openEstimates({ ...base, ollama, turns });
  // After the estimates: what both hear of, they hear of first.
  const estimatesSettled = estimates.settled;
  const judging = createJudging({ ...ollama, ...base, turns, estimatesSettled, random: Math.random });
  const { fetcher, parser, reading, scheduler } = openReading(base);

  const facts = { counts: () => readCounts(db), judging: judging.status, pulls: pulls.list };
  const browsers = createBrowserStream({ bus, clock, facts });
  const statistics = createStatistics({ file, clock });
  const stopping = new AbortController();
  const rescoring = createRescoring(base);
  const categories = { db, bus, clock, rescoring };
  const rooms = { ...base, feeds: reading, scheduler, judging, estimates, categories, ollama, ...models };
  const previewInterests = createInterestsPreview(estimating);
  const app = createApp({
    ...rooms,
    estimating,
    previewInterests,
    statistics,
    browsers,
    stopping: stopping.signal,
    pageDir,
  });

  const stop = async (listening?: Listening) => {
    stopping.abort();
    browsers.close();
    await listening?.close();
    await Promise.all(
      [scheduler, judging, embedding, estimates, rescoring, pulls, modelTests].map((room) => room.stop()),
    );
    await Promise.all([fetcher, parser, estimator, ollama.client, statistics].map((room) => room.close()));
    await closeDatabase();
  };
  try {
    const listening = await listen(app, config.server);
    await pulls.start();
    rescoring.start();
    await embedding.start();
    await estimates.start();
    await judging.start();
    scheduler.start();
    return { url: listening.url, stop: () => stop(listening) };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Base = { db: Database; bus: EventBus; clock: Clock; logger: Logger; config: LoadedConfig };

/** What fetches feeds and stores what is in them. */
function openReading({ db, bus, clock, logger, config }: Base) {
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
  return { fetcher, parser, reading, scheduler };
}

type EstimateParts = Base & { ollama: ModelSource; turns: RightOfWay };

/** What estimates articles, with the embedding model beside it. */
function openEstimates({ ollama, turns, ...base }: EstimateParts) {
  const { db, config } = base;
  const embedding = createEmbedding({
    ...{ ...base, ...ollama, turns, config: config.ollama },
    onVectors: (ids) => estimates.reestimate(ids),
    onChange: () => estimates.relearn(),
  });
  const estimator = createEstimator();
  const asked = { db, config: config.ollama, limits: readLimits(config) };
  const scoreFingerprint = () => readScoreFingerprint(asked);
  const estimating = { ...base, estimator, embedding, scoreFingerprint };
  const estimates = createEstimates(estimating);
  return { estimates, embedding, estimator, estimating };
}

/** Ollama, and what the server does with its models beside judging. */
async function openModels(base: Base) {
  const { clock, db, config } = base;
  const { headers, health_timeout: healthTimeout } = config.ollama;
  const address = await openOllamaAddress({ db, clock, config: config.ollama });
  const connect = (place: { url: string | (() => string); headers?: Record<string, string> }) =>
    createOllamaClient({
      baseUrl: place.url,
      headers: { ...headers, ...place.headers },
      connectTimeout: Math.min(5_000, healthTimeout),
      // The limit is for our whole answer; what Ollama leaves of it is for us to say so.
      healthTimeout: Math.max(healthTimeout - HEALTH_MARGIN, HEALTH_MARGIN),
      clock,
    });
  const { client, onAnswer } = announceAnswers(connect({ url: address.current }));
  const ollama = { ...trackCalls(client), facts: createModelFactsCache() };

  const turns = createRightOfWay();
  const judge = createTestJudge({ db, limits: readLimits(config) });
  const allowCloud = config.ollama.allow_cloud;
  const modelTests = createModelTests({ ...base, ...ollama, turns, judge, allowCloud });
  const stallTimeout = config.ollama.pull_stall_timeout;
  const pulls = createPulls({ ...base, ...ollama, onAnswer, stallTimeout });
  const connection = { ...base, config: config.ollama, address, connect };
  const grouping: AutoGroupDeps = { ...ollama, db, config: config.ollama, limits: readLimits(config), turns };
  return {
    ollama: { ...ollama, modelsInCalls },
    turns,
    pulls,
    modelTests,
    connection,
    suggestGroups: (signal: AbortSignal) => suggestGroups(grouping, signal),
  };

  function modelsInCalls(): string[] {
    const tested = modelTests.running();
    return [...ollama.modelsInCalls(), ...(tested ? [tested.model] : [])];
  }
}
