import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import {
  type ModelChoice,
  type OllamaSettings,
  readOllamaSettings,
  saveOllamaSettings,
} from '#server/settings/ollama-settings.ts';
import { saveWhenPulled } from '#server/settings/use-when-pulled.ts';
import { AppError } from '#shared/app-error.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { checkModelName } from './check-model-name.ts';
import { findEmbeddingModel, findModel, type ModelSource } from './find-model.ts';
import { notInstalled } from './ollama-error.ts';

export type SelectionDeps = ModelSource & {
  db: Database;
  bus: EventBus;
  clock: Clock;
  config: LoadedConfig['ollama'];
};

/** Which models are in use, and where Ollama is. */
export async function readSelection({
  db,
  client,
  config,
}: Pick<SelectionDeps, 'db' | 'client' | 'config'>): Promise<OllamaConfig> {
  const settings = await readOllamaSettings(db, config);
  return {
    url: client.baseUrl,
    url_setting: 'ollama.host',
    url_is_configured: config.url_is_configured,
    categorization_model: settings.categorizationModel,
    scoring_model: settings.scoringModel,
    use_separate_models: settings.useSeparateModels,
    estimate_model: settings.estimateModel,
    version: settings.version,
  };
}

/** The owner's choice. What is left out stays; without the switch the scoring model follows the other. */
export type ModelSelection = {
  categorizationModel?: string | undefined;
  scoringModel?: string | undefined;
  useSeparateModels?: boolean | undefined;
  /** Null: the built-in word vectors alone. */
  estimateModel?: string | null | undefined;
  /** The version that the choice began with. */
  version?: number | undefined;
};

/**
 * Saves which models judge and embed from now on; a call that is running finishes with the old one. Without
 * the switch one model does both. Names are checked while Ollama answers and taken as they are while it does
 * not. Throws `settings_changed`, `model_not_installed`, `model_cannot_judge`, `model_cannot_embed`,
 * `bad_model_name`.
 */
export async function selectModels(deps: SelectionDeps, selection: ModelSelection): Promise<OllamaConfig> {
  const before = await refuseOlder(deps.db, deps, selection.version);
  const choice = await checkChoice(deps, selection, before);
  // Checked again: Ollama took its time, and somebody else may have chosen meanwhile.
  const isNew = await deps.db.transaction().execute(async (transaction) => {
    const now = await refuseOlder(transaction, deps, selection.version);
    await forgetWishes(transaction, selection, deps.clock.now());
    if (now.version > 0 && isSameChoice(now, choice)) return false;
    await saveOllamaSettings(transaction, choice, { version: now.version + 1, now: deps.clock.now() });
    return true;
  });
  if (isNew) deps.bus.publish({ type: 'settings_changed', key: 'ollama' });
  return readSelection(deps);
}

/** Whoever chooses does not wait for another model any more. */
async function forgetWishes(db: Database, selection: ModelSelection, now: number): Promise<void> {
  await saveWhenPulled(
    db,
    {
      ...(selection.categorizationModel === undefined ? {} : { judging: null }),
      ...(selection.estimateModel === undefined ? {} : { estimates: null }),
    },
    now,
  );
}

async function checkChoice(
  deps: SelectionDeps,
  { categorizationModel: categorization, scoringModel: scoring, ...selection }: ModelSelection,
  before: OllamaSettings,
): Promise<ModelChoice> {
  const useSeparateModels = selection.useSeparateModels ?? before.useSeparateModels;
  const judging =
    categorization === undefined ? before.categorizationModel : await checkJudge(deps, categorization);
  const separate = useSeparateModels ? (scoring ?? before.scoringModel) : null;
  return {
    categorizationModel: judging,
    scoringModel: separate === null ? judging : await checkJudge(deps, separate),
    useSeparateModels,
    estimateModel: await checkEstimateModel(deps, selection.estimateModel, before),
  };
}

function isSameChoice(now: OllamaSettings, choice: ModelChoice): boolean {
  return (
    now.categorizationModel === choice.categorizationModel &&
    now.scoringModel === choice.scoringModel &&
    now.useSeparateModels === choice.useSeparateModels &&
    now.estimateModel === choice.estimateModel
  );
}

/** The settings as they are now. Throws `settings_changed` when the choice began with another version. */
async function refuseOlder(
  db: Database,
  { config }: Pick<SelectionDeps, 'config'>,
  version: number | undefined,
): Promise<OllamaSettings> {
  const now = await readOllamaSettings(db, config);
  if (version === undefined || version === now.version) return now;
  throw new AppError('settings_changed', 'The model was changed somewhere else since you opened this page.', {
    hint: 'Look at what is saved now, then choose again.',
    details: { version: now.version },
  });
}

async function checkJudge(deps: SelectionDeps, name: string): Promise<string> {
  const found = await findModel(deps, name, { allowCloud: deps.config.allow_cloud });
  switch (found.kind) {
    case 'found':
      return found.model.name;
    // Whether it is installed cannot be told now; whether it is a name can.
    case 'failed':
      return checkModelName(name);
    case 'not_installed':
      throw notInstalled(name);
    case 'cannot_judge':
      throw new AppError('model_cannot_judge', `${name} cannot judge articles.`, {
        hint: found.model.remote
          ? 'It runs on somebody else’s computer. Choose a model that is installed here, or set ollama.allow_cloud.'
          : 'It only makes vectors. Choose a chat model.',
      });
  }
}

async function checkEstimateModel(
  deps: SelectionDeps,
  name: string | null | undefined,
  before: OllamaSettings,
): Promise<string | null> {
  if (name === undefined) return before.estimateModel;
  if (name === null) return null;
  const found = await findEmbeddingModel(deps, name, { allowCloud: deps.config.allow_cloud });
  switch (found.kind) {
    case 'found':
      return found.model.name;
    case 'failed':
      return checkModelName(name);
    case 'not_installed':
      throw notInstalled(name);
    case 'cannot_embed':
      throw new AppError('model_cannot_embed', `${name} cannot be used for estimates.`, {
        hint: found.model.remote
          ? 'It runs on somebody else’s computer. Choose a model that is installed here, or set ollama.allow_cloud.'
          : 'It makes no vectors. Choose an embedding model such as all-minilm.',
      });
  }
}
