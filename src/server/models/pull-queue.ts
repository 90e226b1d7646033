import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { CancelTimer } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { AppError } from '#shared/app-error.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { Pull } from '#shared/pull.ts';
import type { ConnectionDeps } from './pull-connection.ts';
import type { PullJob } from './pull-job.ts';
import type { PullNews } from './pull-news.ts';
import type { PullStore } from './pull-store.ts';

export type PullsDeps = ConnectionDeps & {
  db: Database;
  bus: EventBus;
  logger: Logger;
};

/** What everything that deals with pulls works on; made once, in pulls.ts. */
export type PullQueue = {
  deps: PullsDeps;
  /** All that run, wait, or have something to tell, in the order they were asked for. */
  jobs: PullJob[];
  lastId: number;
  /** Of finished pulls that are still shown. */
  timers: Set<CancelTimer>;
  /** Aborted when the server stops. */
  stopping: AbortController;
  news: PullNews;
  store: PullStore;
  show: (job: PullJob) => Pull;
  /** There may be something to run. */
  wake: () => void;
};

/** Whether it runs or waits: then it is joined, and can be cancelled. */
export function isActive({ state }: PullJob): boolean {
  return state === 'queued' || state === 'running';
}

/** The pull of a model, by its canonical name; there is at most one. */
export function findJob({ jobs }: PullQueue, model: string): PullJob | undefined {
  return jobs.find((job) => isSameModel(job.model, model));
}

/** Throws `pull_not_found`. */
export function getJob(queue: PullQueue, model: string): PullJob {
  const job = findJob(queue, model);
  if (job) return job;
  throw new AppError('pull_not_found', `There is no pull of ${model.slice(0, 100)}.`, {
    hint: 'GET /api/ollama/download-status lists them.',
  });
}

/** Takes it out of sight. */
export function dropJob({ jobs }: PullQueue, job: PullJob): void {
  const position = jobs.indexOf(job);
  if (position >= 0) jobs.splice(position, 1);
}
