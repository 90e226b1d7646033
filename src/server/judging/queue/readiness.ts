import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { JudgeModels } from '#server/judging/asking/judge-models.ts';
import { noteDigests } from '#server/judging/asking/known-digests.ts';
import {
  describeFailurePause,
  describeStandstill,
  describeTrouble,
  type StandstillWords,
} from '#server/judging/queue/standstill.ts';
import { type FoundModel, findModel, type ModelSource } from '#server/models/find-model.ts';
import type { Clock } from '#server/platform/clock.ts';
import { timeLeft } from '#server/platform/time-left.ts';
import { readPause } from '#server/settings/judging-pause.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { InstalledModel, OllamaErrorClass } from '#shared/ollama.ts';

export type ReadinessDeps = ModelSource & { db: Database; clock: Clock; config: LoadedConfig['ollama'] };

export type Readiness = { ready: true; models: JudgeModels } | { ready: false; words: StandstillWords };

export type ReadinessCheck = {
  /** What the owner decided (model, pause): read from the database, so cheap. Null when nothing is against it. */
  findDecision: () => Promise<StandstillWords | null>;
  /** The chosen models as Ollama has them, whatever the owner decided about judging. */
  findModels: () => Promise<{ models: JudgeModels } | MissingModel>;
  /** Everything, Ollama included. */
  check: () => Promise<Readiness>;
  /** Makes the next check ask Ollama again. */
  forget: () => void;
  /** The words for a trouble that calls of this model keep meeting. */
  explain: (errorClass: OllamaErrorClass, model: string) => StandstillWords;
};

/** Why there is no model to judge with. The class says what Ollama answered; null: none is chosen. */
export type MissingModel = { words: StandstillWords; errorClass: OllamaErrorClass | null };

/**
 * How long a model that was found counts as found, in milliseconds. A call to a model that went
 * meanwhile fails with a clear class and makes us forget at once.
 */
const FOUND_FOR = 60_000;

/** Answers whether judging can go on, with one reason and one cure when it cannot. */
export function createReadinessCheck(deps: ReadinessDeps): ReadinessCheck {
  const { db, clock, config } = deps;
  const known = new Map<string, { model: InstalledModel; until: number }>();

  const findDecision = async () => {
    const { categorizationModel } = await readOllamaSettings(db, config);
    if (categorizationModel === null) return describeStandstill('no_model');
    const pause = await readPause(db);
    if (pause.by_owner) return describeStandstill('paused_by_owner');
    if (pause.by_failures === null) return null;
    const model = pause.failed_model ?? categorizationModel;
    return describeFailurePause(pause.by_failures, { url: deps.client.baseUrl, model });
  };

  const findJudge = async (name: string): Promise<{ model: InstalledModel } | MissingModel> => {
    const before = known.get(name);
    if (before && timeLeft(clock.now(), before.until, FOUND_FOR) > 0) return before;
    const result = await findModel(deps, name, { allowCloud: config.allow_cloud });
    if (result.kind !== 'found') return describeMissing(result, { url: deps.client.baseUrl, model: name });
    const found = { model: result.model, until: clock.now() + FOUND_FOR };
    known.set(name, found);
    return found;
  };

  const check = async (): Promise<Readiness> => {
    const decision = await findDecision();
    if (decision) return { ready: false, words: decision };
    const found = await findModels();
    return 'words' in found ? { ready: false, words: found.words } : { ready: true, models: found.models };
  };

  const findModels = async (): Promise<{ models: JudgeModels } | MissingModel> => {
    const { categorizationModel, scoringModel } = await readOllamaSettings(db, config);
    if (categorizationModel === null || scoringModel === null) {
      return { words: describeStandstill('no_model'), errorClass: null };
    }
    const categorization = await findJudge(categorizationModel);
    if ('words' in categorization) return categorization;
    const scoring = await findJudge(scoringModel);
    if ('words' in scoring) return scoring;
    const models = { categorization: categorization.model, scoring: scoring.model };
    await noteDigests(db, models, clock.now());
    return { models };
  };

  return {
    findDecision,
    findModels,
    check,
    forget: () => known.clear(),
    explain: (errorClass, model) => describeTrouble(errorClass, { url: deps.client.baseUrl, model }),
  };
}

function describeMissing(
  result: Exclude<FoundModel, { kind: 'found' }>,
  place: { url: string; model: string },
): MissingModel {
  const errorClass = classOf(result);
  return { words: describeTrouble(errorClass, place), errorClass };
}

function classOf(result: Exclude<FoundModel, { kind: 'found' }>): OllamaErrorClass {
  if (result.kind === 'failed') return result.failure.class;
  return result.kind === 'not_installed' ? 'model_missing' : 'unsupported';
}
