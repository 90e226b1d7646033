import { isSameModel } from '#shared/model-name.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { OllamaClient } from './client.ts';
import { type OllamaResult, succeeded } from './failure.ts';
import type { ModelFacts, ModelFactsCache } from './model-facts.ts';
import type { LoadedModel, TaggedModel } from './wire-schemas.ts';

/** Architectures that only embed, for models whose capabilities nobody tells. */
const embeddingFamilies = /bert|embed/i;

/**
 * Every installed name with what is known of it, as Ollama orders them (newest first). Fails only when
 * `/api/tags` does: without `/api/ps` nothing counts as loaded.
 */
export async function listInstalledModels(
  client: Pick<OllamaClient, 'tags' | 'ps' | 'show'>,
  cache: ModelFactsCache,
): Promise<OllamaResult<InstalledModel[]>> {
  const [tags, ps] = await Promise.all([client.tags(), client.ps()]);
  if (!tags.ok) return tags;
  const loaded = ps.ok ? ps.value : [];
  const models: InstalledModel[] = [];
  for (const tag of tags.value) {
    // One after another: Ollama reads each model's file for this, and only an old one is ever asked.
    models.push(describeModel(tag, { facts: await cache.learn(client, tag), loaded }));
  }
  return succeeded(models);
}

function describeModel(
  tag: TaggedModel,
  { facts, loaded }: { facts: ModelFacts; loaded: LoadedModel[] },
): InstalledModel {
  const { capabilities, contextLength } = facts;
  const family = tag.details?.family || null;
  const onlyEmbeds = capabilities === null && embeddingFamilies.test(family ?? '');
  return {
    name: tag.name,
    size: tag.size,
    parameter_size: tag.details?.parameter_size || null,
    quantization: tag.details?.quantization_level || null,
    family,
    is_loaded: isLoaded(tag, loaded),
    digest: tag.digest,
    capabilities,
    context_length: contextLength,
    can_judge: capabilities ? capabilities.includes('completion') : !onlyEmbeds,
    can_embed: capabilities ? capabilities.includes('embedding') : onlyEmbeds,
    remote: isRemote(tag),
  };
}

/** By digest first, so that an alias of a loaded model is loaded too; by name where a digest is missing. */
function isLoaded(tag: TaggedModel, loaded: LoadedModel[]): boolean {
  return loaded.some((model) =>
    model.digest && tag.digest ? model.digest === tag.digest : isSameModel(model.name, tag.name),
  );
}

function isRemote(tag: TaggedModel): boolean {
  return Boolean(tag.remote_host || tag.remote_model);
}
