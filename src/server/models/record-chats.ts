import type { OllamaClient } from '#server/ollama/client.ts';

/** What one call cost. Times are milliseconds, without loading the model. */
export type TimedCall = {
  promptTokens: number;
  promptMs: number;
  generatedTokens: number;
  generatedMs: number;
  /** Which part of the prompt, 0 to 1, belongs to the article: everything before is the same in all calls. */
  articleShare: number;
  /** The model wrote thoughts before its answer. */
  thought: boolean;
};

type Chatting = Pick<OllamaClient, 'chat'>;

/** A client that hands every answered call to `note`, for measuring a model while it works. */
export function recordChats(client: Chatting, note: (call: TimedCall) => void): Chatting {
  return {
    chat: async (request, watch) => {
      const result = await client.chat(request, watch);
      if (result.ok) {
        const { metrics, thinking } = result.value;
        const { promptTokens, promptMs, generatedTokens, generatedMs } = metrics;
        const lengths = request.messages.map(({ content }) => content.length);
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const articleShare = total === 0 ? 0 : (lengths.at(-1) ?? 0) / total;
        const thought = thinking !== '';
        note({ promptTokens, promptMs, generatedTokens, generatedMs, articleShare, thought });
      }
      return result;
    },
  };
}
