import { openAccess } from '#server/access/access-deps.ts';
import { createDueCounter } from '#server/articles/count-due.ts';
import { readCounts } from '#server/articles/count-queries.ts';
import { createManyMarks } from '#server/articles/mark-many.ts';
import type { StorageDeps } from '#server/articles/read-storage.ts';
import { createRetention } from '#server/articles/retention.ts';
import { createBackups } from '#server/backups/scheduled-backups.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import { USER_AGENT } from '#server/config/version.ts';
import type { Database } from '#server/database/open.ts';
import { createEstimator } from '#server/estimates/estimator.ts';
import { createEstimates } from '#server/estimates/start-estimates.ts';
import { createBrowserStream } from '#server/events/browser-stream.ts';
import type { EventBus } from '#server/events/bus.ts';
import { createFullTexts } from '#server/feeds/full-text/full-texts.ts';
import { createPageReader } from '#server/feeds/full-text/page-reader.ts';
import { createImports } from '#server/feeds/opml/imports.ts';
import { createFeedScheduler, type FeedScheduler } from '#server/feeds/refresh/scheduler.ts';
import { createFeedParser } from '#server/feeds/threads/feed-parser.ts';
import { createFetcher } from '#server/fetching/fetcher.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { type Images, openImages } from '#server/images/open-images.ts';
import { createJudging, readLimits } from '#server/judging/start-judging.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import { createModelTests } from '#server/models/model-tests.ts';
import { createPulls } from '#server/models/pulls.ts';
import { createUseWhenPulled } from '#server/models/use-when-pulled.ts';
import { announceAnswers } from '#server/ollama/announce-answers.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { trackCalls } from '#server/ollama/track-calls.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createRightOfWay, type RightOfWay } from '#server/platform/right-of-way.ts';
import { createSearch } from '#server/search/search.ts';
import { openOllamaAddress } from '#server/settings/ollama-address.ts';
import { createStatistics } from '#server/statistics/statistics.ts';
import { createStatus } from '#server/status/server-status.ts';
import { createEmbedding } from './estimates/embedding/start-embedding.ts';
import { createInterestsPreview } from './estimates/preview/preview-interests.ts';
import { createTestJudge } from './judging/asking/ask-in-test.ts';
import { type AutoGroupDeps, suggestGroups } from './judging/asking/auto-group.ts';
import { readScoreFingerprint } from './judging/re-evaluate/score-fingerprint.ts';
import { createRescoring } from './judging/scores/recompute-scores.ts';

/** What of a health check's time limit is left for answering, in milliseconds. */
const HEALTH_MARGIN = 250;

/** What every room is given. */
export type Base = { db: Database; bus: EventBus; clock: Clock; logger: Logger; config: LoadedConfig };

/**
 * Opens every room. `routes`: what requests use. `loops`: what runs by itself, in the order of its start.
 * `calls`: what runs only when asked to. `used`: what all of these use, and is closed after them.
 */
export async function openRooms(base: Base, file: string) {
  const { db, bus, clock } = base;
  const { ollama, turns, whenPulled, ...models } = await openModels(base);
  const { pulls, modelTests } = models;
  const { estimates, embedding, estimator, estimating } = openEstimates({ ...base, ollama, turns });
  // After the estimates: what both hear of, they hear of first.
  const estimatesSettled = estimates.settled;
  const judging = createJudging({ ...ollama, ...base, turns, estimatesSettled, random: Math.random });
  const { fetcher, parser, reading, scheduler, imports, pages, fullTexts } = openReading(base);
  const { imageFetcher, images } = await openImageRoom(base, scheduler);
  const { statistics, retention, backups, due, storage } = openKeeping(base, {
    file,
    imageBytes: images.bytes,
  });
  const search = createSearch({ ...base, file });
  const rescoring = createRescoring(base);
  const manyMarks = createManyMarks(base);

  const facts = { counts: () => readCounts(db, clock.now()), judging: judging.status, pulls: pulls.list };
  const browsers = createBrowserStream({ bus, clock, facts });
  const status = openStatus(base, { judging, scheduler, backups, browsers, images });
  const reader = { feeds: reading, scheduler, imports, readList: parser.readList, fullTexts, images };
  const routes = {
    ...{ ...reader, judging, estimates, estimating, ollama, ...models, statistics, search, storage, backups },
    ...{ access: openAccess(base), browsers, status, manyMarks },
    categories: { db, bus, clock, rescoring },
    previewInterests: createInterestsPreview(estimating),
  };
  const reads = [scheduler, imports, fullTexts, images.icons];
  return {
    routes,
    loops: [
      whenPulled,
      pulls,
      manyMarks,
      rescoring,
      embedding,
      estimates,
      judging,
      ...reads,
      search,
      retention,
      backups,
    ],
    calls: [modelTests],
    used: [fetcher, imageFetcher, parser, pages, estimator, ollama.client, statistics, search, due, status],
  };
}

/** What counts and clears away what is kept. */
function openKeeping(base: Base, { file, imageBytes }: Pick<StorageDeps, 'file' | 'imageBytes'>) {
  const { db, clock, config } = base;
  const due = createDueCounter({ file });
  return {
    statistics: createStatistics({ file, clock }),
    retention: createRetention(base),
    backups: createBackups({ ...base, file, dataDir: config.data_dir }),
    due,
    storage: { db, clock, file, due, imageBytes },
  };
}

type Watched = Pick<HttpDeps, 'judging' | 'scheduler' | 'backups' | 'browsers'> & {
  images: Pick<Images, 'bytes'>;
};

/** What tells how all of these are doing. */
function openStatus({ clock, config }: Base, { judging, scheduler, backups, browsers, images }: Watched) {
  return createStatus({
    clock,
    dataDir: config.data_dir,
    judging: judging.status,
    isOffline: scheduler.isOffline,
    refreshes: scheduler.queue,
    backups: backups.list,
    imageBytes: images.bytes,
    streams: browsers.count,
  });
}

/** What fetches feeds and stores what is in them. */
function openReading({ db, bus, clock, logger, config }: Base) {
  const { fetch: fetching, feeds: pacing } = config;
  const fetcher = createFetcher({
    clock,
    userAgent: USER_AGENT,
    allowPrivateNetworks: fetching.allow_private_networks,
    limits: { perHost: pacing.per_host },
    ownPort: config.server.port,
  });
  const parser = createFeedParser();
  const pace = { refreshMinutes: pacing.refresh_minutes ?? null, minMinutes: pacing.min_minutes };
  const reading = { db, bus, clock, logger, fetcher, parser, pace, random: Math.random };
  const places = { concurrency: pacing.concurrency, perHost: pacing.per_host };
  const scheduler = createFeedScheduler({ ...reading, ...places });
  const imports = createImports({ ...reading, ...places });
  const pages = createPageReader();
  const fullTexts = createFullTexts({ ...{ db, bus, clock, logger }, fetcher, pages });
  return { fetcher, parser, reading, scheduler, imports, pages, fullTexts };
}

/**
 * What fetches images and icons. Not with the fetcher of the feeds: a page asks for many images of one host at
 * once, as browsers do, and feeds must not stand in line behind them.
 */
async function openImageRoom(base: Base, { isOffline }: Pick<FeedScheduler, 'isOffline'>) {
  const { clock, config } = base;
  const imageFetcher = createFetcher({
    clock,
    userAgent: USER_AGENT,
    allowPrivateNetworks: config.fetch.allow_private_networks,
    limits: { perHost: 6, perHostGap: 0, totalTimeout: 20_000 },
    ownPort: config.server.port,
  });
  const places = { dataDir: config.data_dir, cacheMegabytes: config.images.cache_mb };
  const images = await openImages({ ...base, ...places, fetcher: imageFetcher, isOffline });
  return { imageFetcher, images };
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
    whenPulled: createUseWhenPulled({ ...base, ...ollama, config: config.ollama }),
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
