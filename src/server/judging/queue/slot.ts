import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { RightOfWay } from '#server/platform/right-of-way.ts';
import type { WakeSignal } from '#server/platform/wake-signal.ts';
import { readPause, savePause } from '#server/settings/judging-pause.ts';
import type { JudgeDeps } from './judge-article.ts';
import type { JobKind, Turns } from './lanes.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { StandstillWords } from './standstill.ts';

export type WorkerDeps = JudgeDeps & {
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  readiness: ReadinessCheck;
  concurrency: number;
  /** A test of a model takes its turn between two articles. */
  turns: RightOfWay;
  /** 0 to 1; spreads the looks at an Ollama that is busy with others who wait as we do. */
  random: () => number;
};

export type WorkerState = {
  /** Articles being judged right now. */
  current: Set<number>;
  /** Why the queue stands still although there is work. */
  standstill: StandstillWords | null;
};

/** What the slots of a worker share. */
export type RunState = {
  state: WorkerState;
  turns: Turns;
  /** Looks at an Ollama that is away or busy, since the last success. */
  looks: number;
  /** What failed last, and how often in a row; null after a success of the same model. */
  failures: (ModelFailure & { count: number }) | null;
  /** The kind of job that was taken last, and how many of it in a row. */
  phase: { kind: JobKind; count: number };
};

/** How a model failed, and which one: another one's success says nothing about it. */
export type ModelFailure = { class: string; model: string };

/** One of the places in which articles are judged at the same time. */
export type Slot = { deps: WorkerDeps; run: RunState; stopping: AbortSignal; rest: WakeSignal['rest'] };

/** Five failures of one class in a row pause the queue. Source: design, judging. */
const FAILURES_IN_A_ROW = 5;

/** Waiting for Ollama: first and longest pause between two looks, in milliseconds. */
export const FIRST_LOOK = 1_000;
export const LONGEST_LOOK = 30_000;

/** By how much a rest is shortened at most, as a part of it. */
const JITTER = 0.25;

/** How long to rest before the next look, in milliseconds: longer each time. */
export function lookAgain({ deps, run }: Slot): number {
  const pause = Math.min(FIRST_LOOK * 2 ** run.looks, LONGEST_LOOK);
  run.looks += 1;
  return pause * (1 - JITTER * deps.random());
}

/** How long to rest (ms). The owner's decisions are waited for; trouble with Ollama is looked at again. */
export function standStill(slot: Slot, words: StandstillWords): number {
  setStandstill(slot, words);
  if (words.look === 'never') return Number.POSITIVE_INFINITY;
  return words.look === 'slowly' ? LONGEST_LOOK : lookAgain(slot);
}

/** Null when nothing stands still (any more). */
export function setStandstill({ deps, run }: Slot, words: StandstillWords | null): void {
  const before = run.state.standstill;
  run.state.standstill = words;
  if (before?.message !== words?.message) deps.bus.publish({ type: 'judging_changed' });
}

/** How often this model failed in this way in a row until now. */
export function failuresInARow({ run }: Slot, failure: ModelFailure): number {
  const { failures } = run;
  return failures?.class === failure.class && failures.model === failure.model ? failures.count : 0;
}

export async function countFailure(slot: Slot, failure: ModelFailure): Promise<void> {
  const count = failuresInARow(slot, failure) + 1;
  slot.run.failures = { ...failure, count };
  if (count >= FAILURES_IN_A_ROW) await pauseByFailures(slot, failure);
}

/** A model answered: its failures before were not in a row. */
export function forgetFailures({ run }: Slot, model: string): void {
  if (run.failures?.model === model) run.failures = null;
}

/** Stops the queue until the owner resumes it. */
export async function pauseByFailures({ deps, run }: Slot, failure: ModelFailure): Promise<void> {
  const { db, clock, logger } = deps;
  run.failures = null;
  const pause = { ...(await readPause(db)), by_failures: failure.class, failed_model: failure.model };
  await savePause(db, pause, clock.now());
  logger.warn(failure, 'judging pauses after several failures');
}
