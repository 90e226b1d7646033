import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { findModel, type ModelSource } from '#server/models/find-model.ts';
import type { Clock } from '#server/platform/clock.ts';
import { readPause } from '#server/settings/judging-pause.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { InstalledModel, OllamaErrorClass } from '#shared/ollama.ts';
import {
  describeFailurePause,
  describeStandstill,
  describeTrouble,
  type StandstillWords,
} from './standstill.ts';

export type ReadinessDeps = ModelSource & { db: Database; clock: Clock; config: LoadedConfig['ollama'] };

export type Readiness = { ready: true; model: InstalledModel } | { ready: false; words: StandstillWords };

export type ReadinessCheck = {
  /** What the owner decided (model, pause): read from the database, so cheap. Null when nothing is against it. */
  findDecision: () => Promise<StandstillWords | null>;
  /** Everything, Ollama included. */
  check: () => Promise<Readiness>;
  /** Makes the next check ask Ollama again. */
  forget: () => void;
  /** The words for a trouble that calls of this model keep meeting. */
  explain: (errorClass: OllamaErrorClass, model: string) => StandstillWords;
};

/**
 * How long a model that was found counts as found, in milliseconds. A call to a model that went
 * meanwhile fails with a clear class and makes us forget at once.
 */
const FOUND_FOR = 60_000;

/** Answers whether judging can go on, with one reason and one cure when it cannot. */
export function createReadinessCheck(deps: ReadinessDeps): ReadinessCheck {
  let found: { name: string; model: InstalledModel; until: number } | null = null;

  const findDecision = async () => {
    const { categorizationModel } = await readOllamaSettings(deps.db, deps.config);
    if (categorizationModel === null) return describeStandstill('no_model');
    const pause = await readPause(deps.db);
    if (pause.by_owner) return describeStandstill('paused_by_owner');
    if (pause.by_failures === null) return null;
    return describeFailurePause(pause.by_failures, { url: deps.config.url, model: categorizationModel });
  };

  const check = async (): Promise<Readiness> => {
    const decision = await findDecision();
    if (decision) return { ready: false, words: decision };
    const { categorizationModel: name } = await readOllamaSettings(deps.db, deps.config);
    if (name === null) return { ready: false, words: describeStandstill('no_model') };
    if (found?.name === name && found.until > deps.clock.now()) return { ready: true, model: found.model };

    const result = await findModel(deps, name, { allowCloud: deps.config.allow_cloud });
    const place = { url: deps.config.url, model: name };
    switch (result.kind) {
      case 'found':
        found = { name, model: result.model, until: deps.clock.now() + FOUND_FOR };
        return { ready: true, model: result.model };
      case 'failed':
        return { ready: false, words: describeTrouble(result.failure.class, place) };
      case 'not_installed':
        return { ready: false, words: describeTrouble('model_missing', place) };
      case 'cannot_judge':
        return { ready: false, words: describeTrouble('unsupported', place) };
    }
  };

  return {
    findDecision,
    check,
    forget: () => {
      found = null;
    },
    explain: (errorClass, model) => describeTrouble(errorClass, { url: deps.config.url, model }),
  };
}
