import type { OllamaErrorClass } from '#shared/ollama.ts';
import type { PullState } from '#shared/pull.ts';
import { type PullProgress, startProgress } from './pull-progress.ts';
import type { StoredPull } from './pull-queries.ts';
import { findApproximateSize } from './recommended-models.ts';

/** A pull as the server holds it. It changes in place, and only in pulls.ts. Times are epoch milliseconds. */
export type PullJob = {
  readonly id: number;
  /** As it was asked for, and as Ollama is asked. */
  readonly model: string;
  state: PullState;
  progress: PullProgress;
  /** Why no bytes come now although it runs. */
  waiting: { kind: 'retrying'; number: number; class: OllamaErrorClass } | { kind: 'resuming' } | null;
  failure: { class: OllamaErrorClass; text: string } | null;
  readonly queuedAt: number;
  startedAt: number | null;
  resumed: boolean;
  /** Ends its connection. */
  readonly cancel: AbortController;
};

export function makePullJob(pull: { id: number; model: string; queuedAt: number }): PullJob {
  return {
    ...pull,
    state: 'queued',
    progress: startProgress(findApproximateSize(pull.model)),
    waiting: null,
    failure: null,
    startedAt: null,
    resumed: false,
    cancel: new AbortController(),
  };
}

/** What a row says after a start of ours: a pull that was running was interrupted, and waits to go on. */
export function restorePullJob(stored: StoredPull): PullJob {
  const wasRunning = stored.state === 'running';
  return {
    ...makePullJob(stored),
    state: wasRunning ? 'queued' : stored.state,
    progress: startProgress(findApproximateSize(stored.model), stored.progress),
    waiting: wasRunning ? { kind: 'resuming' } : null,
    failure: stored.failure,
    startedAt: stored.startedAt,
    resumed: stored.resumed || wasRunning,
  };
}
