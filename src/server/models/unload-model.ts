import type { EventBus } from '#server/events/bus.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import { checkModelName } from './check-model-name.ts';
import { notInstalled, toOllamaError } from './ollama-error.ts';

export type UnloadModelDeps = { client: Pick<OllamaClient, 'unload' | 'baseUrl'>; bus: EventBus };

/**
 * Takes a model out of memory; one that is answering leaves when it has. Throws `bad_model_name`,
 * `model_not_installed`, and what {@link toOllamaError} makes of Ollama's failures.
 */
export async function unloadModel({ client, bus }: UnloadModelDeps, typed: string): Promise<void> {
  const name = checkModelName(typed);
  const unloaded = await client.unload(name);
  if (!unloaded.ok && unloaded.error.class === 'model_missing') throw notInstalled(name);
  if (!unloaded.ok) throw toOllamaError(unloaded.error, { url: client.baseUrl, model: name });
  bus.publish({ type: 'models_changed' });
}
