import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { handleTrouble } from './handle-trouble.ts';
import {
  type ClaimedJob,
  claimJob,
  type JobKind,
  readQueue,
  releaseAllJobs,
  releaseJob,
} from './job-queries.ts';
import { type JudgeOutcome, judgeArticle } from './judge-article.ts';
import { areSeparate, type JudgeModels } from './judge-models.ts';
import {
  countFailure,
  FIRST_LOOK,
  forgetFailures,
  LONGEST_LOOK,
  type RunState,
  type Slot,
  setStandstill,
  standStill,
  type WorkerDeps,
  type WorkerState,
} from './slot.ts';

export type JudgingWorker = {
  start: () => Promise<void>;
  /** Looks for work now; also ends a wait for Ollama. */
  wake: () => void;
  /** Ends the running calls (their articles go back to the queue) and resolves when all is quiet. */
  stop: () => Promise<void>;
  readonly state: WorkerState;
};

/** One in four takes the longest waiting article, so that nothing starves. Source: design, judging. */
const LONGEST_WAITING_TURN = 4;

/** With two models, so many articles go through one before the other's turn. Source: design, judging. */
const PHASE_LENGTH = 20;

/** Drains the queue for as long as the process runs: claim, commit, call, commit. */
export function createJudgingWorker(deps: WorkerDeps): JudgingWorker {
  const state: WorkerState = { current: new Set(), standstill: null };
  const stopping = new AbortController();
  const signals = Array.from({ length: deps.concurrency }, () => createWakeSignal(deps.clock));
  const run: RunState = {
    state,
    turn: 0,
    looks: 0,
    failures: null,
    phase: { kind: 'begin', count: 0 },
  };
  let slots: Promise<void>[] = [];

  return {
    state,
    start: async () => {
      await releaseAllJobs(deps.db);
      slots = signals.map((signal) => drain({ deps, run, stopping: stopping.signal, rest: signal.rest }));
    },
    wake: () => {
      run.looks = 0;
      for (const signal of signals) signal.wake();
    },
    stop: async () => {
      stopping.abort();
      for (const signal of signals) signal.wake();
      await Promise.all(slots);
    },
  };
}

async function drain(slot: Slot): Promise<void> {
  while (!slot.stopping.aborted) {
    try {
      const pause = await slot.deps.turns.share(() => judgeNext(slot), slot.stopping);
      if (pause !== null && !slot.stopping.aborted) await slot.rest(pause);
    } catch (error) {
      slot.deps.logger.error({ err: error }, 'judging failed unexpectedly');
      await slot.rest(LONGEST_LOOK);
    }
  }
}

/** Judges one article. Returns how long to rest before the next look (ms; Infinity: until woken), null for not at all. */
async function judgeNext(slot: Slot): Promise<number | null> {
  const { deps, run } = slot;
  const now = deps.clock.now();
  const queue = await readQueue(deps.db, now);
  if (queue.waiting === 0 || queue.nextAt !== null) {
    setStandstill(slot, null);
    return queue.nextAt === null ? Number.POSITIVE_INFINITY : queue.nextAt - now;
  }
  const readiness = await deps.readiness.check();
  if (slot.stopping.aborted) return null;
  if (!readiness.ready) return standStill(slot, readiness.words);

  run.turn += 1;
  const order = run.turn % LONGEST_WAITING_TURN === 0 ? 'longest_waiting' : 'newest';
  const leaseUntil = now + deps.limits.totalTimeout * 4 + 60_000;
  const job = await claimJob(deps.db, { now, leaseUntil, order, prefer: preferredKind(run) });
  // Another slot was quicker; it will wake nobody, so look again soon.
  if (!job) return FIRST_LOOK;
  followPhase(run, job, areSeparate(readiness.models));
  return work(slot, job, readiness.models);
}

/** The kind of job just done, until its phase is over: a swap of models or prompts costs a full evaluation. */
function preferredKind({ phase }: RunState): JobKind {
  if (phase.count < PHASE_LENGTH) return phase.kind;
  return phase.kind === 'begin' ? 'finish' : 'begin';
}

function followPhase(run: RunState, job: ClaimedJob, separate: boolean): void {
  const kind = job.stages === 'score' || (separate && job.staged !== null) ? 'finish' : 'begin';
  run.phase = { kind, count: run.phase.kind === kind ? run.phase.count + 1 : 1 };
}

async function work(slot: Slot, job: ClaimedJob, models: JudgeModels): Promise<number | null> {
  const { deps, run } = slot;
  run.state.current.add(job.articleId);
  announce(slot, job.articleId);
  try {
    const outcome = await judgeArticle(deps, job, { models, signal: slot.stopping });
    return await conclude(slot, job, outcome);
  } catch (error) {
    // A full disk, say. The lease would hold the article for an hour; others may have more luck meanwhile.
    const later = { attempts: job.attempts, notBefore: deps.clock.now() + LONGEST_LOOK };
    await releaseJob(deps.db, job.articleId, later).catch(() => undefined);
    throw error;
  } finally {
    run.state.current.delete(job.articleId);
    announce(slot, job.articleId);
  }
}

async function conclude(slot: Slot, job: ClaimedJob, outcome: JudgeOutcome): Promise<number | null> {
  if (outcome.kind === 'unavailable') return handleTrouble(slot, job, outcome);
  setStandstill(slot, null);
  slot.run.looks = 0;
  if (outcome.kind === 'judged' || outcome.kind === 'staged') forgetFailures(slot, outcome.model);
  if (outcome.kind === 'failed') await countFailure(slot, outcome);
  return null;
}

function announce(slot: Slot, articleId: number): void {
  slot.deps.bus.publish({ type: 'articles_changed', ids: [articleId] });
  slot.deps.bus.publish({ type: 'judging_changed' });
}
