import { describeFailure } from '#server/ollama/failure-hints.ts';
import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import type { Pull } from '#shared/pull.ts';
import type { PullJob } from './pull-job.ts';
import { type TransferPhase, viewProgress } from './pull-progress.ts';
import { MAX_RETRIES } from './pull-with-retries.ts';

/** What the words need to know beside the pull: the time (epoch ms) and where Ollama is. */
export type PullPlace = { now: number; url: string };

/** A pull as the API shows it, with everything in words. */
export function describePull(job: PullJob, place: PullPlace): Pull {
  const failure = job.failure && describePullFailure(job, place.url);
  return {
    id: job.id,
    model: job.model,
    state: job.state,
    phase: job.waiting?.kind ?? job.progress.phase,
    status: failure?.message ?? describeStatus(job),
    ...describeProgress(job, place.now),
    digest: job.state === 'running' ? job.progress.current : null,
    queued_at: toTime(job.queuedAt),
    started_at: toTimeOrNull(job.startedAt),
    error_class: job.failure?.class ?? null,
    message: failure?.message ?? null,
    hint: failure?.hint ?? null,
    detail: job.failure?.text ?? null,
    resumed: job.resumed,
  };
}

function describeProgress(job: PullJob, now: number) {
  const view = viewProgress(job.progress, now);
  if (job.state === 'done') {
    return { ...view, completed: view.total ?? view.completed, percent: 100, speed: null, eta: null };
  }
  if (job.state === 'running' && job.waiting === null) return view;
  // Nothing moves: the bar stands where it was.
  return { ...view, percent: job.progress.percent, speed: null, eta: null };
}

const phaseWords: Record<TransferPhase, string> = {
  starting: 'Looking the model up in the library',
  downloading: 'Downloading',
  rechecking: 'Re-checking: fetching again what was lost',
  verifying: 'Verifying what was downloaded',
  writing: 'Finishing',
};

function describeStatus(job: PullJob): string {
  switch (job.state) {
    case 'queued':
      return job.waiting ? describeWaiting(job.waiting) : 'Waiting for its turn';
    case 'running':
      return job.waiting ? describeWaiting(job.waiting) : phaseWords[job.progress.phase];
    case 'done':
      return 'Installed';
    case 'cancelled':
      return job.progress.highest > 0
        ? 'Cancelled. What was downloaded is kept until Ollama restarts: the next pull goes on from there.'
        : 'Cancelled';
    case 'failed':
      return 'Failed';
  }
}

function describeWaiting(waiting: NonNullable<PullJob['waiting']>): string {
  if (waiting.kind === 'resuming') return 'Resuming after a restart of Winnow';
  return `${describeInterruption(waiting.class)}: trying again (${waiting.number} of ${MAX_RETRIES})`;
}

function describeInterruption(errorClass: OllamaErrorClass): string {
  if (errorClass === 'stalled') return 'The download stands still';
  return errorClass === 'busy' ? 'Ollama is busy' : 'Ollama does not answer';
}

/** Failures whose words are others than for the rest of Ollama's calls. */
function describePullFailure({ model, failure }: PullJob, url: string) {
  const errorClass = failure?.class ?? 'other';
  const words = describeFailure(errorClass, { url, model });
  switch (errorClass) {
    case 'stalled':
      return {
        message: 'The download stands still: nothing new came for too long.',
        hint: 'What is there is kept until Ollama restarts. Check the network of the machine that Ollama runs on, then retry.',
      };
    case 'busy':
      return { ...words, hint: 'Retry in a while: what is there is kept until Ollama restarts.' };
    case 'other':
      return {
        message: failure?.text || words.message,
        hint: 'Retry: what is there is kept until Ollama restarts. If it happens again, Ollama’s own log may say more.',
      };
    default:
      return words;
  }
}
