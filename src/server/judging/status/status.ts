import { readViewTotals } from '#server/articles/count-queries.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { findKnownModels, type KnownModels } from '#server/judging/asking/known-digests.ts';
import { type Allowance, readAllowance } from '#server/judging/queue/allowance.ts';
import { countQueue, type QueueCounts } from '#server/judging/queue/queue-counts-queries.ts';
import type { ReadinessCheck } from '#server/judging/queue/readiness.ts';
import type { JudgingWorker } from '#server/judging/queue/worker.ts';
import type { Clock } from '#server/platform/clock.ts';
import { toTimeOrNull } from '#server/platform/time.ts';
import { readPause } from '#server/settings/judging-pause.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { JudgingStatus } from '#shared/judgement.ts';
import { estimateSeconds, readSpeed } from './estimate-seconds.ts';
import type { RunningTest } from './watch-model-test.ts';

export type StatusDeps = {
  db: Database;
  clock: Clock;
  config: LoadedConfig['ollama'];
  readiness: Pick<ReadinessCheck, 'findDecision'>;
  worker: Pick<JudgingWorker, 'state' | 'findNext'>;
  concurrency: number;
  /** Whether articles that just came are about to be queued: then it is not idle. */
  isAdmitting: () => boolean;
  /** The test of a model for which judging waits; null: none. */
  findTest: () => RunningTest | null;
};

/** The scoring status: what is being done, what waits, or the one reason why nothing is done. */
export async function readJudgingStatus(deps: StatusDeps): Promise<JudgingStatus> {
  const { db } = deps;
  const worker = deps.worker.state;
  const allowance = await readAllowance(db, deps.clock.now());
  const { by_owner: paused } = await readPause(db);
  const decision = await deps.readiness.findDecision();
  const queue = await countQueue(db);
  const { scoring: waiting, failed } = await readViewTotals(db);
  const words = worker.current.size === 0 ? (decision ?? worker.standstill) : null;
  const isHeld = words?.reason === 'quiet_hours' || words?.reason === 'budget_spent';
  const [current] = worker.current;
  const test = deps.findTest();
  const busy = waiting > 0 || deps.isAdmitting() ? 'judging' : 'idle';
  // The article that is being judged comes to its end before a test begins.
  const isTesting = test !== null && current === undefined;
  return {
    state: words ? 'standing_still' : isTesting ? 'testing' : busy,
    testing: test?.model ?? null,
    reason: words?.reason ?? null,
    message: words?.message ?? null,
    hint: words?.hint ?? null,
    link: words?.link ?? null,
    paused,
    waiting,
    waiting_new: waiting - queue.again,
    waiting_again: queue.again,
    failed,
    budget: { limit: allowance.budget.limit, judged_today: allowance.budget.judgedToday },
    resumes_at: toTimeOrNull(isHeld ? (allowance.held?.until ?? null) : null),
    current_article_id: current ?? null,
    next_article_id: words ? null : await deps.worker.findNext(),
    ...(await describePace(deps, { allowance, queue, test, stands: words !== null || waiting === 0 })),
  };
}

type Pace = { allowance: Allowance; queue: QueueCounts; test: RunningTest | null; stands: boolean };

async function describePace(
  { db, config, concurrency }: StatusDeps,
  { allowance, queue, test, stands }: Pace,
): Promise<Pick<JudgingStatus, 'model' | 'seconds_per_article' | 'estimated_seconds'>> {
  const { categorizationModel, scoringModel } = await readOllamaSettings(db, config);
  if (categorizationModel === null || scoringModel === null) {
    return { model: null, seconds_per_article: null, estimated_seconds: null };
  }
  const pair = { categorization: categorizationModel, scoring: scoringModel };
  const speed = await readSpeed(db, (await findKnownModels(db, config)) ?? modelsByName(pair));
  const seconds = stands ? null : estimateSeconds(speed, countDoable(queue, allowance));
  const before = test ? test.secondsLeft : 0;
  return {
    model: categorizationModel,
    seconds_per_article: speed && Math.round(speed.full * 10) / 10,
    estimated_seconds: seconds === null || before === null ? null : Math.ceil(before + seconds / concurrency),
  };
}

/** Before Ollama was ever asked: two names are two models. */
function modelsByName({ categorization, scoring }: Record<keyof KnownModels, string>): KnownModels {
  return {
    categorization: { name: categorization, digest: categorization },
    scoring: { name: scoring, digest: scoring },
  };
}

/** Of what waits by itself only as much as today's limit leaves is done before it stands still again. */
function countDoable({ asked, new: fresh }: QueueCounts, { budget: { limit, judgedToday } }: Allowance) {
  const left = limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - judgedToday);
  const scoreOnly = Math.min(fresh.scoreOnly, left);
  const full = Math.min(fresh.full, left - scoreOnly);
  return { full: asked.full + full, scoreOnly: asked.scoreOnly + scoreOnly };
}
