import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createWakeSignal, type WakeSignal } from '#server/platform/wake-signal.ts';
import { readPause, savePause } from '#server/settings/judging-pause.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { decideAfterAttempt } from './after-attempt.ts';
import { type ClaimedJob, claimJob, readQueue, releaseAllJobs, releaseJob } from './job-queries.ts';
import { type JudgeDeps, type JudgeOutcome, judgeArticle } from './judge-article.ts';
import { storeFailure } from './judgement-queries.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { StandstillWords } from './standstill.ts';

export type WorkerDeps = JudgeDeps & {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  readiness: ReadinessCheck;
  concurrency: number;
};

export type JudgingWorker = {
  start: () => Promise<void>;
  /** Looks for work now; also ends a wait for Ollama. */
  wake: () => void;
  /** Ends the running calls (their articles go back to the queue) and resolves when all is quiet. */
  stop: () => Promise<void>;
  readonly state: WorkerState;
};

export type WorkerState = {
  /** Articles being judged right now. */
  current: Set<number>;
  /** Why the queue stands still although there is work. */
  standstill: StandstillWords | null;
};

/** Five failures of one class in a row pause the queue. Source: design, judging. */
const FAILURES_IN_A_ROW = 5;

/** Waiting for Ollama: first and longest pause between two looks, in milliseconds. */
const FIRST_LOOK = 1_000;
const LONGEST_LOOK = 30_000;

/** One in four takes the longest waiting article, so that nothing starves. Source: design, judging. */
const LONGEST_WAITING_TURN = 4;

/** Drains the queue for as long as the process runs: claim, commit, call, commit. */
export function createJudgingWorker(deps: WorkerDeps): JudgingWorker {
  const state: WorkerState = { current: new Set(), standstill: null };
  const stopping = new AbortController();
  const signals = Array.from({ length: deps.concurrency }, () => createWakeSignal(deps.clock));
  const run: RunState = { state, turn: 0, looks: 0, failures: { class: '', count: 0 } };
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

/** What the slots share. */
type RunState = {
  state: WorkerState;
  turn: number;
  looks: number;
  failures: { class: string; count: number };
};

type Slot = { deps: WorkerDeps; run: RunState; stopping: AbortSignal; rest: WakeSignal['rest'] };

async function drain(slot: Slot): Promise<void> {
  while (!slot.stopping.aborted) {
    try {
      const pause = await judgeNext(slot);
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
  const job = await claimJob(deps.db, { now, leaseUntil, order });
  // Another slot was quicker; it will wake nobody, so look again soon.
  if (!job) return FIRST_LOOK;
  return work(slot, job, readiness.model);
}

async function work(slot: Slot, job: ClaimedJob, model: InstalledModel): Promise<number | null> {
  const { deps, run } = slot;
  run.state.current.add(job.articleId);
  announce(slot, job.articleId);
  try {
    const outcome = await judgeArticle(deps, job.articleId, { model, signal: slot.stopping });
    return await conclude(slot, job, outcome);
  } finally {
    run.state.current.delete(job.articleId);
    announce(slot, job.articleId);
  }
}

async function conclude(slot: Slot, job: ClaimedJob, outcome: JudgeOutcome): Promise<number | null> {
  if (outcome.kind === 'unavailable') return handleTrouble(slot, job, outcome.failure);
  setStandstill(slot, null);
  slot.run.looks = 0;
  if (outcome.kind === 'judged') slot.run.failures = { class: '', count: 0 };
  if (outcome.kind === 'failed') await countFailure(slot, outcome.class);
  return null;
}

async function handleTrouble(slot: Slot, job: ClaimedJob, failure: OllamaFailure): Promise<number | null> {
  const { deps } = slot;
  const now = deps.clock.now();
  if (slot.stopping.aborted || failure.class === 'cancelled') {
    await releaseJob(deps.db, job.articleId, { attempts: job.attempts, notBefore: 0 });
    return null;
  }
  deps.readiness.forget();
  deps.logger.warn(
    { article: job.articleId, class: failure.class, text: failure.message },
    'the model did not answer',
  );
  const next = decideAfterAttempt(failure.class, job.attempts);
  if (next.kind === 'fail') {
    const record = { class: failure.class, text: failure.message, rawAnswer: null, failedAt: now };
    await deps.db.transaction().execute((transaction) => storeFailure(transaction, job.articleId, record));
    await countFailure(slot, failure.class);
    return null;
  }
  const wasItsFault = next.kind === 'retry';
  await releaseJob(deps.db, job.articleId, {
    attempts: wasItsFault ? job.attempts + 1 : job.attempts,
    notBefore: wasItsFault ? now + next.delay : 0,
  });
  if (next.kind === 'pause') await pauseByFailures(slot, failure.class);
  if (next.kind !== 'wait') return null;
  const readiness = await deps.readiness.check();
  // Ollama answers again already (it was only busy, or it restarted): a short rest is enough.
  return readiness.ready ? lookAgain(slot) : standStill(slot, readiness.words);
}

async function countFailure(slot: Slot, failureClass: string): Promise<void> {
  const { failures } = slot.run;
  slot.run.failures = {
    class: failureClass,
    count: failures.class === failureClass ? failures.count + 1 : 1,
  };
  if (slot.run.failures.count >= FAILURES_IN_A_ROW) await pauseByFailures(slot, failureClass);
}

async function pauseByFailures(slot: Slot, failureClass: string): Promise<void> {
  const { db, clock, logger } = slot.deps;
  slot.run.failures = { class: '', count: 0 };
  await savePause(db, { ...(await readPause(db)), by_failures: failureClass }, clock.now());
  logger.warn({ class: failureClass }, 'judging pauses after several failures');
}

/** The owner's decisions are waited for; trouble with Ollama is looked at again by itself. */
function standStill(slot: Slot, words: StandstillWords): number {
  setStandstill(slot, words);
  const solvesItself = words.reason === 'unreachable' || words.reason === 'model_missing';
  return solvesItself ? lookAgain(slot) : Number.POSITIVE_INFINITY;
}

function lookAgain(slot: Slot): number {
  const pause = Math.min(FIRST_LOOK * 2 ** slot.run.looks, LONGEST_LOOK);
  slot.run.looks += 1;
  return pause;
}

function setStandstill(slot: Slot, words: StandstillWords | null): void {
  const before = slot.run.state.standstill;
  slot.run.state.standstill = words;
  if (before?.message !== words?.message) slot.deps.bus.publish({ type: 'judging_changed' });
}

function announce(slot: Slot, articleId: number): void {
  slot.deps.bus.publish({ type: 'articles_changed', ids: [articleId] });
  slot.deps.bus.publish({ type: 'judging_changed' });
}
