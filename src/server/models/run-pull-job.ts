import type { ConnectionDeps } from './pull-connection.ts';
import type { PullJob } from './pull-job.ts';
import { beginConnection, foldPullEvent } from './pull-progress.ts';
import { pullWithRetries } from './pull-with-retries.ts';

export type RunHooks = {
  /** Aborted when the server stops: the job stays a running one, and goes on after the next start. */
  stopping: AbortSignal;
  /** Something to show has changed. */
  changed: () => void;
  /** The job is worth a row as it is now. */
  save: () => void;
};

/** Lines come every 60 ms; a crash may forget this many milliseconds of progress. */
const SAVE_EVERY = 5_000;

/**
 * Runs one pull to its end and leaves that end in the job: `done`, `failed`, or whatever a cancel or a
 * stop of the server has made of it meanwhile.
 */
export async function runPullJob(deps: ConnectionDeps, job: PullJob, hooks: RunHooks): Promise<void> {
  const { clock } = deps;
  let savedAt = clock.now();
  const save = () => {
    if (job.state !== 'running') return;
    savedAt = clock.now();
    hooks.save();
  };
  job.state = 'running';
  job.startedAt ??= clock.now();
  save();
  const failure = await pullWithRetries(deps, {
    model: job.model,
    signal: AbortSignal.any([job.cancel.signal, hooks.stopping]),
    highest: () => job.progress.highest,
    onConnect: () => {
      if (job.waiting?.kind === 'retrying') job.waiting = null;
      job.progress = beginConnection(job.progress);
      hooks.changed();
    },
    onRetry: (broken, number) => {
      job.waiting = { kind: 'retrying', number, class: broken.class };
      hooks.changed();
    },
    onBeat: hooks.changed,
    fold: (event) => {
      const { phase } = job.progress;
      job.progress = foldPullEvent(job.progress, event, clock.now());
      if (job.progress.phase !== 'starting') job.waiting = null;
      if (job.progress.phase !== phase || Math.abs(clock.now() - savedAt) >= SAVE_EVERY) save();
      hooks.changed();
      return job.progress;
    },
  });
  if (hooks.stopping.aborted) return save();
  if (job.state !== 'running') return;
  job.waiting = null;
  job.state = failure === null ? 'done' : 'failed';
  job.failure = failure && { class: failure.class, text: failure.message };
}
