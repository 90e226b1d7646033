import { areSeparate, type JudgeModels } from '#server/judging/asking/judge-models.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { type Allowance, readAllowance } from './allowance.ts';
import { type ClaimedJob, findNextDueTime, isAnyDue } from './claim-queries.ts';
import { handleTrouble } from './handle-trouble.ts';
import { releaseAllJobs, releaseFarAhead, releaseJob } from './job-queries.ts';
import { type JudgeOutcome, judgeArticle } from './judge-article.ts';
import { chooseLanes } from './lanes.ts';
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
import { findNextArticle, followPhase, leaseOf, takeJob } from './take-job.ts';

export type JudgingWorker = {
  start: () => Promise<void>;
  /** Looks for work now; also ends a wait for Ollama. */
  wake: () => void;
  /** Ends the running calls (their articles go back to the queue) and resolves when all is quiet. */
  stop: () => Promise<void>;
  readonly state: WorkerState;
  /** The article that is taken next, as things are now; null: none. */
  findNext: () => Promise<number | null>;
};

/** A machine that sleeps stops its timers: the end of a night is looked for at least this often (ms). */
const LONGEST_HELD = 10 * 60_000;

/** Drains the queue for as long as the process runs: claim, commit, call, commit. */
export function createJudgingWorker(deps: WorkerDeps): JudgingWorker {
  const state: WorkerState = { current: new Set(), standstill: null };
  const stopping = new AbortController();
  const signals = Array.from({ length: deps.concurrency }, () => createWakeSignal(deps.clock));
  const run: RunState = {
    state,
    turns: { by_hand: 0, 're-evaluate': 0, new: 0 },
    looks: 0,
    failures: null,
    phase: { kind: 'begin', count: 0 },
  };
  let slots: Promise<void>[] = [];

  return {
    state,
    findNext: () => findNextArticle(deps, run),
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
  const allowance = await readAllowance(deps.db, now);
  const allowed = chooseLanes(allowance.permission, { turns: run.turns, prefer: 'begin' });
  if (!(await isAnyDue(deps.db, allowed, now))) return restUntilDue(slot, allowance, now);
  const readiness = await deps.readiness.check();
  if (slot.stopping.aborted) return null;
  if (!readiness.ready) return standStill(slot, readiness.words);

  const job = await takeJob(deps, run);
  // Another slot was quicker; it will wake nobody, so look again soon.
  if (!job) return FIRST_LOOK;
  followPhase(run, job, areSeparate(readiness.models));
  return work(slot, job, readiness.models);
}

/** Nothing may be taken now: not yet, because the owner's budget says so, or because nothing is there. */
async function restUntilDue(slot: Slot, { held }: Allowance, now: number): Promise<number> {
  const { db } = slot.deps;
  const everything = { reEvaluate: true, finishNew: true, beginNew: true };
  const all = chooseLanes(everything, { turns: slot.run.turns, prefer: 'begin' });
  const isHeld = held !== null && (await isAnyDue(db, all, now));
  setStandstill(slot, isHeld ? held.words : null);
  const dueAt = (await findNextDueTime(db, now)) ?? Number.POSITIVE_INFINITY;
  const latest = now + leaseOf(slot.deps.limits);
  if (dueAt > latest && dueAt < Number.POSITIVE_INFINITY) {
    await releaseFarAhead(db, { latest, but: [...slot.run.state.current] });
    return FIRST_LOOK;
  }
  return Math.min(dueAt - now, isHeld ? Math.min(held.until - now, LONGEST_HELD) : Number.POSITIVE_INFINITY);
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
  if (outcome.kind === 'judged' && outcome.hasProposed) slot.deps.bus.publish({ type: 'categories_changed' });
  return null;
}

function announce(slot: Slot, articleId: number): void {
  slot.deps.bus.publish({ type: 'articles_changed', ids: [articleId] });
  slot.deps.bus.publish({ type: 'judging_changed' });
}
