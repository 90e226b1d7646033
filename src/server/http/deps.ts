import type { CategoryDeps } from '#server/categories/change-tree.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EstimateWorkDeps } from '#server/estimates/estimate-work.ts';
import type { PreviewInterests } from '#server/estimates/preview-interests.ts';
import type { Estimates } from '#server/estimates/start-estimates.ts';
import type { BrowserStream } from '#server/events/browser-stream.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { AddFeedDeps } from '#server/feeds/add-feed.ts';
import type { FeedScheduler } from '#server/feeds/scheduler.ts';
import type { Judging } from '#server/judging/start-judging.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import type { ModelTests } from '#server/models/model-tests.ts';
import type { OllamaConnectionDeps } from '#server/models/ollama-connection.ts';
import type { Pulls } from '#server/models/pulls.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { StatisticsReader } from '#server/statistics/statistics.ts';
import type { SuggestedGroups } from '#shared/category-answer.ts';

/** Everything that routes may use; wired in start.ts. */
export type HttpDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  config: LoadedConfig;
  feeds: AddFeedDeps;
  scheduler: FeedScheduler;
  judging: Judging;
  estimates: Estimates;
  /** What votes and suggestions are reckoned with. */
  estimating: EstimateWorkDeps;
  previewInterests: PreviewInterests;
  categories: CategoryDeps;
  /** Asks a model; changes nothing. */
  suggestGroups: (signal: AbortSignal) => Promise<SuggestedGroups>;
  ollama: ModelSource & {
    /** Models that are answering a call of ours right now. */
    modelsInCalls: () => string[];
  };
  pulls: Pulls;
  modelTests: ModelTests;
  connection: OllamaConnectionDeps;
  statistics: StatisticsReader;
  browsers: BrowserStream;
  /** Aborted when the server stops: open streams end. */
  stopping: AbortSignal;
  /** Absolute folder of the built page. */
  pageDir: string;
};
