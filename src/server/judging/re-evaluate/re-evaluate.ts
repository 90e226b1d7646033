import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { AskLimits } from '#server/judging/asking/ask-model.ts';
import { currentFingerprints, type Fingerprints } from '#server/judging/asking/judge-models.ts';
import { readJudgeOptions } from '#server/judging/asking/judge-options.ts';
import { findKnownModels, type KnownModels } from '#server/judging/asking/known-digests.ts';
import { enqueueInParts } from '#server/judging/queue/enqueue-in-parts.ts';
import { widenJobs } from '#server/judging/queue/job-queries.ts';
import type { MissingModel, ReadinessCheck } from '#server/judging/queue/readiness.ts';
import { estimateSeconds, readSpeed } from '#server/judging/status/estimate-seconds.ts';
import { codeOfFailure } from '#server/models/ollama-error.ts';
import type { Clock } from '#server/platform/clock.ts';
import { readInterests } from '#server/settings/interests.ts';
import { AppError, type ErrorCode } from '#shared/app-error.ts';
import type { ReEvaluation } from '#shared/judgement.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { listStaleArticles, type StaleArticles } from './stale-queries.ts';

export type ReEvaluateDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  config: LoadedConfig['ollama'];
  readiness: Pick<ReadinessCheck, 'findModels'>;
  limits: Pick<AskLimits, 'contextLength' | 'thinking'>;
  concurrency: number;
  wake: () => void;
};

type Wish = { force: boolean; dryRun: boolean };

/**
 * Queues every unread article whose result was made with other models, another prompt or other interests
 * than today's, ahead of new ones; what is in the queue already is not queued twice. With `dryRun` it only
 * counts, also while Ollama does not say what the models are. Without a chosen model nothing is judged, so
 * there is nothing to do again. Throws `model_not_installed`, `model_cannot_judge` or the code of the class
 * when Ollama does not say what the models are.
 */
export async function reEvaluate(deps: ReEvaluateDeps, wish: Wish): Promise<ReEvaluation> {
  const found = await deps.readiness.findModels();
  if ('words' in found) return countBlocked(deps, wish, found);
  const { db, bus, clock } = deps;
  const { models } = found;
  const current = await readFingerprints(deps, models);
  if (wish.dryRun) return summarise(deps, await listStaleArticles(db, current, wish), models);
  const stale = await listStaleArticles(db, current, wish);
  await enqueue(db, stale, { now: clock.now(), force: wish.force });
  const ids = [...stale.full, ...stale.scoreOnly];
  if (ids.length > 0) {
    bus.publish({ type: 'articles_changed', ids });
    bus.publish({ type: 'judging_changed' });
    deps.wake();
  }
  return summarise(deps, stale, models);
}

/** Counts with what the models were when they were last seen; a wish to really begin is refused. */
async function countBlocked(deps: ReEvaluateDeps, wish: Wish, missing: MissingModel): Promise<ReEvaluation> {
  const { words, errorClass } = missing;
  const message = `${words.message}.`;
  if (!wish.dryRun && errorClass !== null) {
    const details = { error_class: errorClass };
    throw new AppError(codeOf(errorClass), message, { hint: words.hint, details });
  }
  const blocked = { reason: words.reason, message, hint: words.hint };
  const known = await findKnownModels(deps.db, deps.config);
  if (!known) return { queued: 0, full: 0, score_only: 0, estimated_seconds: null, blocked };
  const stale = await listStaleArticles(deps.db, await readFingerprints(deps, known), wish);
  return { ...(await summarise(deps, stale, known)), blocked };
}

function codeOf(errorClass: OllamaErrorClass): ErrorCode {
  if (errorClass === 'model_missing') return 'model_not_installed';
  return errorClass === 'unsupported' ? 'model_cannot_judge' : codeOfFailure(errorClass);
}

async function readFingerprints({ db, limits }: ReEvaluateDeps, models: KnownModels): Promise<Fingerprints> {
  const { version: interestsVersion } = await readInterests(db);
  const options = { ...limits, ...(await readJudgeOptions(db)) };
  return currentFingerprints(models, { interestsVersion, options });
}

async function summarise(
  { db, concurrency }: ReEvaluateDeps,
  stale: StaleArticles,
  models: KnownModels,
): Promise<ReEvaluation> {
  const full = stale.full.length;
  const scoreOnly = stale.scoreOnly.length;
  const seconds = estimateSeconds(await readSpeed(db, models), { full, scoreOnly });
  return {
    queued: full + scoreOnly,
    full,
    score_only: scoreOnly,
    estimated_seconds: seconds === null ? null : Math.ceil(seconds / concurrency),
    blocked: null,
  };
}

async function enqueue(
  db: Database,
  stale: StaleArticles,
  { now, force }: { now: number; force: boolean },
): Promise<void> {
  const reason = 're-evaluate';
  // Those that wait already are not counted again, but they are not to be done by halves either.
  if (force) await widenJobs(db);
  await enqueueInParts(db, stale.full, { reason, now });
  await enqueueInParts(db, stale.scoreOnly, { reason, now, stages: 'score' });
}
