import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { readOllamaSettings, saveOllamaSettings } from '#server/settings/ollama-settings.ts';
import { AppError } from '#shared/app-error.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { findModel, type ModelSource } from './find-model.ts';

export type SelectionDeps = ModelSource & {
  db: Database;
  bus: EventBus;
  clock: Clock;
  config: LoadedConfig['ollama'];
};

/** Which models judge, and where Ollama is. */
export async function readSelection({
  db,
  config,
}: Pick<SelectionDeps, 'db' | 'config'>): Promise<OllamaConfig> {
  const settings = await readOllamaSettings(db, config);
  return {
    url: config.url,
    url_setting: 'ollama.host',
    categorization_model: settings.categorizationModel,
    scoring_model: settings.scoringModel,
    use_separate_models: false,
    version: settings.version,
  };
}

/**
 * Saves the model that judges from now on; a call that is running finishes with the old one. The name is
 * checked while Ollama answers and taken as it is while it does not. Throws `settings_changed`,
 * `model_not_installed`, `model_cannot_judge`.
 */
export async function selectModel(
  deps: SelectionDeps,
  change: { model: string; version?: number | undefined },
): Promise<OllamaConfig> {
  const before = await readOllamaSettings(deps.db, deps.config);
  if (change.version !== undefined && change.version !== before.version) {
    throw new AppError(
      'settings_changed',
      'The model was changed somewhere else since you opened this page.',
      {
        hint: 'Look at what is saved now, then choose again.',
        details: { version: before.version },
      },
    );
  }
  const name = await checkName(deps, change.model);
  if (name !== before.categorizationModel || before.version === 0) {
    await saveOllamaSettings(deps.db, { model: name, version: before.version + 1, now: deps.clock.now() });
    deps.bus.publish({ type: 'settings_changed', key: 'ollama' });
  }
  return readSelection(deps);
}

async function checkName(deps: SelectionDeps, name: string): Promise<string> {
  const found = await findModel(deps, name, { allowCloud: deps.config.allow_cloud });
  switch (found.kind) {
    case 'found':
      return found.model.name;
    case 'failed':
      return name;
    case 'not_installed':
      throw new AppError('model_not_installed', `${name} is not installed.`, {
        hint: `Pull it where Ollama runs: ollama pull ${name}`,
      });
    case 'cannot_judge':
      throw new AppError('model_cannot_judge', `${name} cannot judge articles.`, {
        hint: found.model.remote
          ? 'It runs on somebody else’s computer. Choose a model that is installed here, or set ollama.allow_cloud.'
          : 'It only makes vectors. Choose a chat model.',
      });
  }
}
