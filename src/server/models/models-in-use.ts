import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { ModelInUse } from '#shared/model-library.ts';
import type { Pulls } from './pulls.ts';

export type InUseDeps = {
  db: Database;
  config: LoadedConfig['ollama'];
  pulls: Pick<Pulls, 'list'>;
  /** Models that are answering a call of ours right now. */
  modelsInCalls: () => string[];
};

/** Models that must not be deleted now, one line for each reason. */
export async function listModelsInUse(deps: InUseDeps): Promise<ModelInUse[]> {
  const settings = await readOllamaSettings(deps.db, deps.config);
  const { categorizationModel, scoringModel, estimateModel } = settings;
  const configured = [categorizationModel, scoringModel].filter((name) => name !== null);
  const pulled = deps.pulls
    .list()
    .filter(({ state }) => state === 'queued' || state === 'running')
    .map(({ model }) => model);
  return [
    ...list('configured', configured),
    ...list('estimates', estimateModel === null ? [] : [estimateModel]),
    ...list('being_pulled', pulled),
    ...list('running_call', deps.modelsInCalls()),
  ];
}

function list(reason: ModelInUse['reason'], names: string[]): ModelInUse[] {
  return [...new Set(names)].map((name) => ({ name, reason }));
}
