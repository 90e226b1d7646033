import type { OllamaClient } from './client.ts';

export type TrackedClient = {
  /** The same client, whose chats and embeddings are noted while they run. */
  client: OllamaClient;
  /** Models that are answering right now, each once. */
  modelsInCalls: () => string[];
};

/** Notes which models are in use by our own calls: those must not be deleted meanwhile. */
export function trackCalls(client: OllamaClient): TrackedClient {
  const calls = new Map<symbol, string>();
  const note = async <Answer>(model: string, call: Promise<Answer>): Promise<Answer> => {
    const id = Symbol(model);
    calls.set(id, model);
    try {
      return await call;
    } finally {
      calls.delete(id);
    }
  };
  return {
    client: {
      ...client,
      get baseUrl() {
        return client.baseUrl;
      },
      chat: (request, watch) => note(request.model, client.chat(request, watch)),
      embed: (request) => note(request.model, client.embed(request)),
    },
    modelsInCalls: () => [...new Set(calls.values())],
  };
}
