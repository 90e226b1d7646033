import { createWakeSignal, type WakeSignal } from '#server/platform/wake-signal.ts';
import { readLastPullId } from '#server/settings/last-pull-id.ts';
import type { Pull } from '#shared/pull.ts';
import { describePull } from './describe-pull.ts';
import { addPull, cancelPull, dismissPull, forgetCancelled } from './pull-commands.ts';
import { type PullJob, restorePullJob } from './pull-job.ts';
import { createPullNews } from './pull-news.ts';
import { listStoredPulls } from './pull-queries.ts';
import { dropJob, getJob, type PullQueue, type PullsDeps } from './pull-queue.ts';
import { createPullStore } from './pull-store.ts';
import { runPullJob } from './run-pull-job.ts';

/** Downloads of models: jobs of the server, one at a time, whoever looks at them. */
export type Pulls = {
  /** Goes on with what an earlier run of the server left. */
  start: () => Promise<void>;
  /** Ends the connection; what ran goes on after the next start. */
  stop: () => Promise<void>;
  /** All that run, wait, or have something to tell, in the order they were asked for. */
  list: () => Pull[];
  /** Puts a model in line, or joins the pull of it that is there. */
  add: (model: string) => Promise<Pull>;
  /** Ends a pull at once: the named one, or the running one. Undefined when there is none to end. */
  cancel: (model?: string) => Promise<Pull | undefined>;
  /** Puts one that failed or was cancelled in line again. Throws `pull_not_found`. */
  retry: (model: string) => Promise<Pull>;
  /** Takes one that is over out of sight. Throws `pull_not_found`, `conflict`. */
  dismiss: (model: string) => Promise<void>;
  /** Takes cancelled ones of these models out of sight, which were installed or deleted by another way. */
  forgetCancelled: (models: readonly string[]) => Promise<void>;
  /** Calls the listener with the pull now and after each change; returns the function that ends it. */
  follow: (id: number, listener: (pull: Pull) => void) => () => void;
};

/** How long a finished one stands there with its 100 %, in milliseconds. */
const FINISHED_STAYS = 4_000;

export function createPulls(deps: PullsDeps): Pulls {
  const { clock, client } = deps;
  const jobs: PullJob[] = [];
  const show = (job: PullJob) => describePull(job, { now: clock.now(), url: client.baseUrl });
  const list = () => jobs.map(show);
  const work = createWakeSignal(clock);
  const queue: PullQueue = {
    deps,
    jobs,
    lastId: 0,
    timers: new Set(),
    stopping: new AbortController(),
    news: createPullNews({ ...deps, read: list }),
    store: createPullStore(deps),
    show,
    wake: work.wake,
  };
  let loop: Promise<void> = Promise.resolve();

  return {
    start: async () => {
      await restore(queue);
      loop = drain(queue, work);
    },
    stop: async () => {
      queue.stopping.abort();
      work.wake();
      await loop;
      for (const cancel of queue.timers) cancel();
      queue.news.stop();
      await queue.store.settled();
    },
    list,
    add: (model) => addPull(queue, model),
    cancel: (model) => cancelPull(queue, model),
    retry: async (model) => addPull(queue, getJob(queue, model).model),
    dismiss: (model) => dismissPull(queue, model),
    forgetCancelled: (models) => forgetCancelled(queue, models),
    follow: (id, listener) => {
      const job = jobs.find((other) => other.id === id);
      if (!job) return () => undefined;
      listener(show(job));
      return queue.news.subscribe(() => listener(show(job)));
    },
  };
}

async function restore(queue: PullQueue): Promise<void> {
  queue.lastId = await readLastPullId(queue.deps.db);
  for (const stored of await listStoredPulls(queue.deps.db)) {
    const job = restorePullJob(stored);
    queue.jobs.push(job);
    queue.lastId = Math.max(queue.lastId, job.id);
    await queue.store.save(job);
  }
  queue.news.changed();
}

async function drain(queue: PullQueue, work: WakeSignal): Promise<void> {
  while (!queue.stopping.signal.aborted) {
    const next = queue.jobs.find(({ state }) => state === 'queued');
    if (next) await runNext(queue, next);
    else await work.rest(Number.POSITIVE_INFINITY);
  }
}

async function runNext(queue: PullQueue, job: PullJob): Promise<void> {
  const { deps, stopping, news, store } = queue;
  const save = () => void store.save(job);
  try {
    await runPullJob(deps, job, { stopping: stopping.signal, changed: news.changed, save });
  } catch (err) {
    deps.logger.error({ err, model: job.model }, 'a pull failed unexpectedly');
    job.state = 'failed';
    job.failure = { class: 'other', text: 'Something went wrong inside Winnow.' };
  }
  if (job.state === 'failed') save();
  if (job.state === 'done') finish(queue, job);
  news.changed();
}

/** It is no longer needed after a restart, but is shown for a while. */
function finish(queue: PullQueue, job: PullJob): void {
  const { deps, timers, store, news } = queue;
  void store.remove(job);
  deps.bus.publish({ type: 'models_changed' });
  const stopShowing = deps.clock.after(FINISHED_STAYS, () => {
    timers.delete(stopShowing);
    dropJob(queue, job);
    news.changed();
  });
  timers.add(stopShowing);
}
