import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SimulatorOptions } from '#server/testing/ollama-simulator/options.ts';

export type WorldOptions = {
  feeds: number;
  /** In each feed. */
  articles: number;
  ollama: Pick<
    Partial<SimulatorOptions>,
    'slots' | 'promptTokensPerSecond' | 'generatedTokensPerSecond' | 'loadTime'
  > & {
    /** Explanations have no end but the one that a request sets. */
    longAnswers?: boolean;
  };
};

export type World = {
  ollamaUrl: string;
  feedUrls: string[];
  /** The bodies of all chats so far as JSON, in the order in which they came. */
  readChats: () => Promise<string[]>;
  stop: () => Promise<void>;
};

const addressesSchema = z.object({ ollamaUrl: z.string(), feedUrls: z.array(z.string()) });
const chatsSchema = z.object({ chats: z.array(z.string()) });

/** Starts feeds and Ollama in another process, with nothing loaded and nothing remembered. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const child = fork(fileURLToPath(import.meta.resolve('./world.ts')), [JSON.stringify(options)]);
  const receive = async <Schema extends z.ZodType>(schema: Schema) => {
    const [message] = await once(child, 'message');
    return schema.parse(message);
  };
  const addresses = await receive(addressesSchema);
  return {
    ...addresses,
    readChats: async () => {
      child.send('chats');
      return (await receive(chatsSchema)).chats;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
