import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import { listInstalledModels } from '#server/ollama/list-models.ts';
import type { ModelFactsCache } from '#server/ollama/model-facts.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { InstalledModel } from '#shared/ollama.ts';

export type ModelSource = { client: OllamaClient; facts: ModelFactsCache };

export type FoundModel =
  | { kind: 'found'; model: InstalledModel }
  | { kind: 'not_installed' }
  /** It only embeds, or it runs on somebody else's computer and that is not allowed. */
  | { kind: 'cannot_judge'; model: InstalledModel }
  | { kind: 'failed'; failure: OllamaFailure };

/** Looks a chosen model up among the installed ones, by its canonical name. */
export async function findModel(
  source: ModelSource,
  name: string,
  { allowCloud }: { allowCloud: boolean },
): Promise<FoundModel> {
  const found = await findInstalled(source, name);
  if (found.kind !== 'found') return found;
  const { model } = found;
  return model.can_judge && (!model.remote || allowCloud) ? found : { kind: 'cannot_judge', model };
}

export type FoundEmbeddingModel =
  | Exclude<FoundModel, { kind: 'cannot_judge' }>
  /** It only chats, or it runs on somebody else's computer and that is not allowed. */
  | { kind: 'cannot_embed'; model: InstalledModel };

/** The same for a model that makes vectors. */
export async function findEmbeddingModel(
  source: ModelSource,
  name: string,
  { allowCloud }: { allowCloud: boolean },
): Promise<FoundEmbeddingModel> {
  const found = await findInstalled(source, name);
  if (found.kind !== 'found') return found;
  const { model } = found;
  return model.can_embed && (!model.remote || allowCloud) ? found : { kind: 'cannot_embed', model };
}

async function findInstalled({ client, facts }: ModelSource, name: string) {
  const installed = await listInstalledModels(client, facts);
  if (!installed.ok) return { kind: 'failed' as const, failure: installed.error };
  const model = installed.value.find((candidate) => isSameModel(candidate.name, name));
  return model ? { kind: 'found' as const, model } : { kind: 'not_installed' as const };
}
