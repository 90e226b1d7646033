import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import { readInterests } from '#server/settings/interests.ts';
import { AppError } from '#shared/app-error.ts';
import type { ReEvaluation } from '#shared/judgement.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { enqueueArticles } from './job-queries.ts';
import { currentFingerprints } from './judge-models.ts';
import { readSpeed } from './judgement-queries.ts';
import type { MissingModel, ReadinessCheck } from './readiness.ts';
import { listStaleArticles, type StaleArticles } from './stale-queries.ts';

export type ReEvaluateDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  readiness: Pick<ReadinessCheck, 'findModels'>;
  contextLength: number;
  concurrency: number;
  wake: () => void;
};

/**
 * Queues every unread article whose result was made with other models, another prompt or other interests
 * than today's, ahead of new ones; what is in the queue already is not queued twice. With `dryRun` it only
 * counts. Without a chosen model nothing is judged, so there is nothing to do again. Throws
 * `ollama_unreachable`, `model_not_installed` or `model_cannot_judge` when Ollama does not say what the
 * models are.
 */
export async function reEvaluate(
  deps: ReEvaluateDeps,
  { force, dryRun }: { force: boolean; dryRun: boolean },
): Promise<ReEvaluation> {
  const { db, bus, clock, contextLength, concurrency } = deps;
  const found = await deps.readiness.findModels();
  if ('words' in found) return refuse(found);
  const { version: interestsVersion } = await readInterests(db);
  const current = currentFingerprints(found.models, { interestsVersion, contextLength });
  const stale = dryRun
    ? await listStaleArticles(db, current, { force })
    : await db.transaction().execute(async (transaction) => {
        const listed = await listStaleArticles(transaction, current, { force });
        await enqueue(transaction, listed, clock.now());
        return listed;
      });
  const ids = [...stale.full, ...stale.scoreOnly];
  if (!dryRun && ids.length > 0) {
    bus.publish({ type: 'articles_changed', ids });
    bus.publish({ type: 'judging_changed' });
    deps.wake();
  }
  const { categorization, scoring } = found.models;
  const seconds = await readSpeed(db, { categorization: categorization.name, scoring: scoring.name });
  return {
    queued: ids.length,
    full: stale.full.length,
    score_only: stale.scoreOnly.length,
    estimated_seconds: seconds === null ? null : Math.ceil((ids.length * seconds) / concurrency),
  };
}

const nothing: ReEvaluation = { queued: 0, full: 0, score_only: 0, estimated_seconds: null };

function refuse({ words, errorClass }: MissingModel): ReEvaluation {
  if (errorClass === null) return nothing;
  const code = words.reason === 'unreachable' ? 'ollama_unreachable' : missingCode(errorClass);
  throw new AppError(code, `${words.message}.`, { hint: words.hint, details: { error_class: errorClass } });
}

function missingCode(errorClass: OllamaErrorClass) {
  return errorClass === 'model_missing' ? 'model_not_installed' : 'model_cannot_judge';
}

async function enqueue(db: Database, stale: StaleArticles, now: number): Promise<void> {
  const reason = 're-evaluate';
  for (const articleIds of inChunks(stale.full)) await enqueueArticles(db, articleIds, { reason, now });
  for (const articleIds of inChunks(stale.scoreOnly)) {
    await enqueueArticles(db, articleIds, { reason, now, stages: 'score' });
  }
}
