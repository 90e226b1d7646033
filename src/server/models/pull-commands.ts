import { AppError } from '#shared/app-error.ts';
import type { Pull } from '#shared/pull.ts';
import { makePullJob } from './pull-job.ts';
import { dropJob, findJob, getJob, isActive, type PullQueue } from './pull-queue.ts';

/** Puts a model in line, or joins the pull of it that runs or waits; one that is over begins anew. */
export async function addPull(queue: PullQueue, model: string): Promise<Pull> {
  const { deps, jobs, store, news, show } = queue;
  const before = findJob(queue, model);
  if (before && isActive(before)) return show(before);
  if (before) {
    dropJob(queue, before);
    void store.remove(before);
  }
  queue.lastId += 1;
  const job = makePullJob({ id: queue.lastId, model, queuedAt: deps.clock.now() });
  jobs.push(job);
  news.changed();
  queue.wake();
  await store.add(job);
  return show(job);
}

/**
 * Ends a pull at once, wherever it is: the named one, or the running one. Returns what is left of it,
 * undefined when there was none to end.
 */
export async function cancelPull(queue: PullQueue, model: string | undefined): Promise<Pull | undefined> {
  const { jobs, store, news, show } = queue;
  const job = model === undefined ? jobs.find(({ state }) => state === 'running') : findJob(queue, model);
  if (!job || !isActive(job)) return undefined;
  job.state = 'cancelled';
  job.waiting = null;
  job.cancel.abort();
  // Only what left bytes behind has something to tell, after a restart too: the next pull goes on from them.
  const leftBytes = job.progress.highest > 0;
  if (!leftBytes) dropJob(queue, job);
  news.changed();
  await (leftBytes ? store.save(job) : store.remove(job));
  return show(job);
}

/** Takes a pull that is over out of sight. Throws `pull_not_found`, `conflict`. */
export async function dismissPull(queue: PullQueue, model: string): Promise<void> {
  const job = getJob(queue, model);
  if (isActive(job)) {
    throw new AppError('conflict', `${job.model} is being pulled.`, { hint: 'Cancel it instead.' });
  }
  dropJob(queue, job);
  queue.news.changed();
  await queue.store.remove(job);
}

/**
 * Takes cancelled pulls of these models out of sight: they were installed or deleted by another way, so
 * there is nothing to resume.
 */
export async function forgetCancelled(queue: PullQueue, models: readonly string[]): Promise<void> {
  for (const model of models) {
    const job = findJob(queue, model);
    if (job?.state !== 'cancelled') continue;
    dropJob(queue, job);
    queue.news.changed();
    await queue.store.remove(job);
  }
}
