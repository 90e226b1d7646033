import type { OllamaClient } from './client.ts';
import type { ShownModel, TaggedModel } from './wire-schemas.ts';

/** What a model can do; null where Ollama does not tell. */
export type ModelFacts = { capabilities: string[] | null; contextLength: number | null };

/** Remembers by digest what `/api/show` said: a digest never changes its meaning. */
export type ModelFactsCache = {
  learn: (client: Pick<OllamaClient, 'show'>, tag: TaggedModel) => Promise<ModelFacts>;
};

/** An empty memory. Ollama before 0.30 lists no capabilities, so each of its models is asked about once. */
export function createModelFactsCache(): ModelFactsCache {
  const known = new Map<string, ModelFacts>();

  return {
    learn: async (client, tag) => {
      if (tag.capabilities) {
        return { capabilities: tag.capabilities, contextLength: tag.details?.context_length ?? null };
      }
      const remembered = known.get(tag.digest);
      if (remembered) return remembered;
      const shown = await client.show(tag.name);
      if (!shown.ok) return { capabilities: null, contextLength: tag.details?.context_length ?? null };
      const facts = {
        capabilities: shown.value.capabilities ?? null,
        contextLength: readContextLength(shown.value),
      };
      known.set(tag.digest, facts);
      return facts;
    },
  };
}

/** The key carries the architecture's name: `llama.context_length`, `gemma3.context_length`. */
function readContextLength(model: ShownModel): number | null {
  for (const [key, value] of Object.entries(model.model_info ?? {})) {
    if (key.endsWith('.context_length') && typeof value === 'number') return value;
  }
  return model.details?.context_length ?? null;
}
