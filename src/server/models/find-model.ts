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
  { client, facts }: ModelSource,
  name: string,
  { allowCloud }: { allowCloud: boolean },
): Promise<FoundModel> {
  const installed = await listInstalledModels(client, facts);
  if (!installed.ok) return { kind: 'failed', failure: installed.error };
  const model = installed.value.find((candidate) => isSameModel(candidate.name, name));
  if (!model) return { kind: 'not_installed' };
  if (!model.can_judge || (model.remote && !allowCloud)) return { kind: 'cannot_judge', model };
  return { kind: 'found', model };
}
