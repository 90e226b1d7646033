import { readCounts } from '#server/articles/list-queries.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { JudgingStatus } from '#shared/judgement.ts';
import { readSpeed } from './judgement-queries.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { WorkerState } from './slot.ts';

export type StatusDeps = {
  db: Database;
  config: LoadedConfig['ollama'];
  readiness: Pick<ReadinessCheck, 'findDecision'>;
  worker: WorkerState;
  concurrency: number;
};

/** The scoring status: what is being done, what waits, or the one reason why nothing is done. */
export async function readJudgingStatus(deps: StatusDeps): Promise<JudgingStatus> {
  const { categorizationModel: model, scoringModel } = await readOllamaSettings(deps.db, deps.config);
  const counts = await readCounts(deps.db);
  const secondsPerArticle =
    model === null || scoringModel === null
      ? null
      : await readSpeed(deps.db, { categorization: model, scoring: scoringModel });
  const standstill = (await deps.readiness.findDecision()) ?? deps.worker.standstill;
  const [current] = deps.worker.current;
  const waiting = counts.scoring;
  const estimate =
    secondsPerArticle === null ? null : Math.ceil((waiting * secondsPerArticle) / deps.concurrency);
  const isStill = standstill !== null && deps.worker.current.size === 0;
  return {
    state: isStill ? 'standing_still' : waiting > 0 ? 'judging' : 'idle',
    reason: isStill ? standstill.reason : null,
    message: isStill ? standstill.message : null,
    hint: isStill ? standstill.hint : null,
    link: isStill ? standstill.link : null,
    waiting,
    failed: counts.failed,
    current_article_id: current ?? null,
    model,
    seconds_per_article: secondsPerArticle === null ? null : Math.round(secondsPerArticle * 10) / 10,
    estimated_seconds: waiting > 0 ? estimate : null,
  };
}
