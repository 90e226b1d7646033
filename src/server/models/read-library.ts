import type { OllamaClient } from '#server/ollama/client.ts';
import { listInstalledModels } from '#server/ollama/list-models.ts';
import type { ModelLibrary } from '#shared/model-library.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { ModelSource } from './find-model.ts';
import type { ModelTests } from './model-tests.ts';
import { type InUseDeps, listModelsInUse } from './models-in-use.ts';
import { toOllamaError } from './ollama-error.ts';
import type { Pulls } from './pulls.ts';
import { offerModels, recommendedModels } from './recommended-models.ts';

export type LibraryDeps = InUseDeps &
  ModelSource & { modelTests: Pick<ModelTests, 'list'>; pulls: Pick<Pulls, 'list' | 'forgetCancelled'> };

/** Everything the model library shows. Throws the code of the class while Ollama does not say. */
export async function readLibrary(deps: LibraryDeps): Promise<ModelLibrary> {
  const { client, facts, config } = deps;
  const [installed, version] = await Promise.all([listInstalledModels(client, facts), readVersion(client)]);
  if (!installed.ok) throw toOllamaError(installed.error, { url: client.baseUrl });
  // Whoever pulled it elsewhere meanwhile has nothing to resume here.
  await deps.pulls.forgetCancelled(installed.value.map(({ name }) => name));
  const models = installed.value.map((model) => withPermission(model, config));
  return {
    models,
    recommended: offerModels(version),
    recommended_checked_at: recommendedModels.checked_at,
    disk_bytes: sumSizes(models),
    in_use: await listModelsInUse(deps),
    tests: await deps.modelTests.list(),
  };
}

async function readVersion(client: Pick<OllamaClient, 'version'>): Promise<string | null> {
  const version = await client.version();
  return version.ok ? version.value : null;
}

/** A model on somebody else's computer judges nothing unless the owner said that it may. */
function withPermission(model: InstalledModel, { allow_cloud }: { allow_cloud: boolean }): InstalledModel {
  return { ...model, can_judge: model.can_judge && (!model.remote || allow_cloud) };
}

/** Two names of one digest are one model on the disk. */
function sumSizes(models: InstalledModel[]): number {
  const byDigest = new Map(models.map(({ digest, name, size }) => [digest || name, size]));
  return [...byDigest.values()].reduce((sum, size) => sum + size, 0);
}
