import type { EventBus } from '#server/events/bus.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import { AppError } from '#shared/app-error.ts';
import type { ModelInUse } from '#shared/model-library.ts';
import { isSameModel } from '#shared/model-name.ts';
import { checkModelName } from './check-model-name.ts';
import { type InUseDeps, listModelsInUse } from './models-in-use.ts';
import { notInstalled, toOllamaError } from './ollama-error.ts';
import type { Pulls } from './pulls.ts';

export type DeleteModelDeps = InUseDeps & {
  client: Pick<OllamaClient, 'tags' | 'remove' | 'baseUrl'>;
  bus: EventBus;
  pulls: Pick<Pulls, 'list' | 'forgetCancelled'>;
};

const refusals: Record<ModelInUse['reason'], { why: string; hint: string }> = {
  configured: {
    why: 'is the model that judges your articles',
    hint: 'Choose another model first, and save.',
  },
  estimates: {
    why: 'is in use for estimates',
    hint: 'Choose Built in only or another model for estimates first, and save.',
  },
  being_pulled: { why: 'is being pulled', hint: 'Cancel the pull first.' },
  running_call: { why: 'is answering a question right now', hint: 'Try again in a moment.' },
};

/**
 * Deletes a model from Ollama's disk. Throws `bad_model_name`, `model_in_use`, `model_not_installed`,
 * and what {@link toOllamaError} makes of Ollama's failures.
 */
export async function deleteModel(deps: DeleteModelDeps, typed: string): Promise<void> {
  const { client, bus } = deps;
  const name = checkModelName(typed);
  await refuseInUse(deps, name);
  const place = { url: client.baseUrl, model: name };
  const tags = await client.tags();
  if (!tags.ok) throw toOllamaError(tags.error, place);
  const installed = tags.value.find((tag) => isSameModel(tag.name, name));
  if (!installed) throw notInstalled(name);
  // Asking took a while; somebody may have chosen it meanwhile.
  await refuseInUse(deps, name);
  const removed = await client.remove(installed.name);
  if (!removed.ok && removed.error.class === 'model_missing') throw notInstalled(name);
  if (!removed.ok) throw toOllamaError(removed.error, place);
  await deps.pulls.forgetCancelled([name]);
  bus.publish({ type: 'models_changed' });
}

async function refuseInUse(deps: InUseDeps, name: string): Promise<void> {
  const use = (await listModelsInUse(deps)).find((used) => isSameModel(used.name, name));
  if (!use) return;
  const { why, hint } = refusals[use.reason];
  throw new AppError('model_in_use', `${name} ${why}.`, { hint, details: { reason: use.reason } });
}
