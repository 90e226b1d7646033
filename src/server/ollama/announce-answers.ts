import type { OllamaClient } from './client.ts';

export type AnnouncingClient = {
  /** The same client, whose short questions are listened to. */
  client: OllamaClient;
  /** Calls the listener whenever Ollama has answered one of them; returns the function that ends it. */
  onAnswer: (listener: () => void) => () => void;
};

/**
 * Says when Ollama is seen to be there: whoever waits for it need not wait any longer. Only version and
 * list are listened to, which anybody who looks at the page asks for all the time.
 */
export function announceAnswers(client: OllamaClient): AnnouncingClient {
  const listeners = new Set<() => void>();
  const announce = <Answer extends { ok: boolean }>(answer: Answer): Answer => {
    if (answer.ok) for (const listener of listeners) listener();
    return answer;
  };
  return {
    client: {
      ...client,
      get baseUrl() {
        return client.baseUrl;
      },
      version: async (signal) => announce(await client.version(signal)),
      tags: async (signal) => announce(await client.tags(signal)),
    },
    onAnswer: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
