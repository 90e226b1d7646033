import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { RightOfWay } from '#server/platform/right-of-way.ts';
import type { JudgingStatus, ReEvaluation } from '#shared/judgement.ts';
import type { AskLimits } from './asking/ask-model.ts';
import { type AdmissionDeps, createAdmission } from './queue/admission.ts';
import { pauseJudging, resumeJudging } from './queue/pause.ts';
import { createReadinessCheck } from './queue/readiness.ts';
import { createJudgingWorker } from './queue/worker.ts';
import { judgeAgain, retryFailed } from './re-evaluate/judge-again.ts';
import { reEvaluate } from './re-evaluate/re-evaluate.ts';
import { createFeedRescoring } from './scores/rescore-feeds.ts';
import { readJudgingStatus } from './status/status.ts';
import { watchModelTest } from './status/watch-model-test.ts';

export type JudgingDeps = ModelSource &
  Pick<AdmissionDeps, 'estimatesSettled'> & {
    db: Database;
    bus: EventBus;
    clock: Clock;
    logger: Logger;
    config: LoadedConfig;
    turns: RightOfWay;
    /** 0 to 1. */
    random: () => number;
  };

/** What the rest of the program may ask of judging. */
export type Judging = {
  start: () => Promise<void>;
  stop: () => Promise<void>;
  status: () => Promise<JudgingStatus>;
  judgeAgain: (articleId: number) => Promise<void>;
  retryFailed: () => Promise<number>;
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  reEvaluate: (options: { force: boolean; dryRun: boolean }) => Promise<ReEvaluation>;
};

/** Wires the queue to what happens elsewhere: articles that come, models and interests that change. */
export function createJudging(deps: JudgingDeps): Judging {
  const { db, bus, clock, config } = deps;
  const readiness = createReadinessCheck({ ...deps, config: config.ollama });
  const concurrency = config.judging.concurrency;
  const worker = createJudgingWorker({ ...deps, readiness, concurrency, limits: readLimits(config) });
  const wake = worker.wake;
  // Of two wishes at the same moment the second sees what the first has queued.
  const oneAtATime = createConcurrencyLimit(clock, 1);
  const tests = watchModelTest(deps);
  const asked = { db, clock, config: config.ollama, readiness, worker, concurrency };
  const actions = { db, bus, clock, wake };
  const reEvaluating = {
    ...actions,
    readiness,
    concurrency,
    config: config.ollama,
    limits: readLimits(config),
  };

  const feedRescoring = createFeedRescoring(deps);
  const { admit, admitSoon, ...admission } = createAdmission(deps, wake);
  const unsubscribe = bus.subscribe((event) => {
    switch (event.type) {
      case 'articles_added':
      case 'texts_changed':
      case 'article_marked':
      case 'articles_marked':
      // A feed that a crash left half stored has no new articles to announce, but old undecided ones.
      case 'feeds_changed':
      // What was below the minimum may be above it now.
      case 'estimates_changed':
        return admitSoon();
      // A model was pulled, say: the one that was missed, or another one under the same name.
      case 'models_changed':
        readiness.forget();
        return wake();
      case 'settings_changed':
        readiness.forget();
        wake();
        return admitSoon();
    }
  });

  return {
    start: async () => {
      feedRescoring.start();
      await worker.start();
      await admit();
    },
    stop: async () => {
      unsubscribe();
      tests.stop();
      admission.stop();
      await feedRescoring.stop();
      await worker.stop();
    },
    status: () => readJudgingStatus({ ...asked, isAdmitting: admission.isUnderWay, findTest: tests.find }),
    judgeAgain: (articleId) => judgeAgain(actions, articleId),
    retryFailed: () => retryFailed(actions),
    pause: () => pauseJudging(actions),
    resume: () => resumeJudging(actions),
    reEvaluate: (options) => oneAtATime({ key: 're-evaluate', run: () => reEvaluate(reEvaluating, options) }),
  };
}

/** What every call is limited to; also where a test of a model asks. */
export function readLimits({ ollama }: LoadedConfig): AskLimits {
  return {
    thinking: ollama.thinking,
    contextLength: ollama.context_length,
    keepAlive: ollama.keep_alive,
    firstTokenTimeout: ollama.first_token_timeout,
    idleTimeout: ollama.idle_timeout,
    totalTimeout: ollama.total_timeout,
  };
}
