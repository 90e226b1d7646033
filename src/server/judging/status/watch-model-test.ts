import type { AppEvent, EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { ModelTest } from '#shared/model-test.ts';

/** The test of a model for which judging waits. */
export type RunningTest = {
  model: string;
  /** Null until it is known how quick this model is. */
  secondsLeft: number | null;
};

export type ModelTestWatch = { find: () => RunningTest | null; stop: () => void };

/** What the watch keeps of it; times in epoch ms. */
type Progress = { test: ModelTest; startedAt: number | null; cameAt: number };

/** Follows tests of models by what they tell on the bus, and tells pages that judging stands otherwise now. */
export function watchModelTest({ bus, clock }: { bus: EventBus; clock: Clock }): ModelTestWatch {
  let progress: Progress | null = null;

  const follow = (event: AppEvent) => {
    if (event.type !== 'model_test') return;
    const { test } = event;
    const cameAt = clock.now();
    if (test.state !== 'running') progress = null;
    // The first of the twelve also pays for the constant prompt: the others are measured from its end.
    else if (test.done === 0) progress = { test, startedAt: null, cameAt };
    else progress = { test, startedAt: progress?.startedAt ?? cameAt, cameAt };
    bus.publish({ type: 'judging_changed' });
  };

  return {
    find: () => progress && { model: progress.test.model, secondsLeft: reckonLeft(progress, clock.now()) },
    stop: bus.subscribe(follow),
  };
}

function reckonLeft({ test, startedAt, cameAt }: Progress, now: number): number | null {
  const { done, total, result } = test;
  const measured = startedAt !== null && done > 1 ? (cameAt - startedAt) / 1_000 / (done - 1) : null;
  const seconds = measured ?? result?.seconds_per_article ?? null;
  return seconds && Math.max(0, (total - done) * seconds - (now - cameAt) / 1_000);
}
