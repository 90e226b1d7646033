import type { AccessDeps } from '#server/access/access-deps.ts';
import type { ManyMarks } from '#server/articles/mark-many.ts';
import type { StorageDeps } from '#server/articles/read-storage.ts';
import type { Backups } from '#server/backups/scheduled-backups.ts';
import type { CategoryDeps } from '#server/categories/change-tree.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EstimateWorkDeps } from '#server/estimates/estimate-work.ts';
import type { PreviewInterests } from '#server/estimates/preview/preview-interests.ts';
import type { Estimates } from '#server/estimates/start-estimates.ts';
import type { BrowserStream } from '#server/events/browser-stream.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { AddFeedDeps } from '#server/feeds/add-feed.ts';
import type { FullTexts } from '#server/feeds/full-text/full-texts.ts';
import type { Imports } from '#server/feeds/opml/imports.ts';
import type { FeedScheduler } from '#server/feeds/refresh/scheduler.ts';
import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import type { Images } from '#server/images/open-images.ts';
import type { Judging } from '#server/judging/start-judging.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import type { ModelTests } from '#server/models/model-tests.ts';
import type { OllamaConnectionDeps } from '#server/models/ollama-connection.ts';
import type { Pulls } from '#server/models/pulls.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { Search } from '#server/search/search.ts';
import type { StatisticsReader } from '#server/statistics/statistics.ts';
import type { StatusReader } from '#server/status/server-status.ts';
import type { SuggestedGroups } from '#shared/category-answer.ts';

/** Everything that routes may use; wired in start.ts. */
export type HttpDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  config: LoadedConfig;
  access: AccessDeps;
  manyMarks: ManyMarks;
  feeds: AddFeedDeps;
  scheduler: FeedScheduler;
  fullTexts: Pick<FullTexts, 'fetchNow'>;
  imports: Imports;
  readList: FeedParser['readList'];
  images: Omit<Images, 'icons'>;
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
  status: Pick<StatusReader, 'reasons' | 'read'>;
  search: Search;
  storage: StorageDeps;
  backups: Pick<Backups, 'list' | 'make'>;
  browsers: BrowserStream;
  /** Aborted when the server stops: open streams end. */
  stopping: AbortSignal;
  /** Absolute folder of the built page. */
  pageDir: string;
};
