import type { Database } from '#server/database/open.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { saveLastPullId } from '#server/settings/last-pull-id.ts';
import type { PullJob } from './pull-job.ts';
import { storeProgress } from './pull-progress.ts';
import { deletePull, type StoredPullState, storePull } from './pull-queries.ts';

export type PullStoreDeps = { db: Database; clock: Clock; logger: Logger };

/**
 * Keeps the rows of pulls equal to what the server holds, one write after another in the order they were
 * asked for. A write that fails is logged and ends nothing: the row only matters for a restart.
 */
export type PullStore = {
  /** A new one, whose id is then taken for good. */
  add: (job: PullJob) => Promise<void>;
  save: (job: PullJob) => Promise<void>;
  remove: (job: PullJob) => Promise<void>;
  /** Resolves when everything asked for so far is written. */
  settled: () => Promise<void>;
};

export function createPullStore({ db, clock, logger }: PullStoreDeps): PullStore {
  let last: Promise<void> = Promise.resolve();
  const inOrder = (write: () => Promise<void>) => {
    last = last.then(write).catch((err) => logger.error({ err }, 'the state of a pull was not stored'));
    return last;
  };
  const save = (job: PullJob) => {
    const state = storedState(job);
    if (state === null) return last;
    const { id, model, resumed, queuedAt, startedAt, failure } = job;
    const row = { id, model, state, resumed, queuedAt, startedAt, failure };
    const stored = { ...row, progress: storeProgress(job.progress) };
    return inOrder(() => storePull(db, stored, clock.now()));
  };
  return {
    add: (job) => {
      void inOrder(() => saveLastPullId(db, job.id, clock.now()));
      return save(job);
    },
    save,
    remove: ({ id }) => inOrder(() => deletePull(db, id)),
    settled: () => last,
  };
}

/** What is finished has no row, nor what was cancelled before a byte came: there is nothing to go on from. */
function storedState({ state, progress }: PullJob): StoredPullState | null {
  if (state === 'done') return null;
  return state === 'cancelled' && progress.highest === 0 ? null : state;
}
