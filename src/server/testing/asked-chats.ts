import { z } from 'zod';
import { fieldsOf, type QuestionKind } from '#server/judging/prompts/question.ts';
import { type ReadPrompt, readPrompt } from './ollama-simulator/read-prompt.ts';
import type { OllamaSimulator } from './ollama-simulator/start-ollama-simulator.ts';

const bodySchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  format: z.object({ properties: z.record(z.string(), z.unknown()) }),
  keep_alive: z.string(),
  think: z.union([z.boolean(), z.string()]).optional(),
  options: z.object({
    num_ctx: z.number(),
    num_predict: z.number(),
    seed: z.number(),
    /** Left out for models that think. */
    temperature: z.number().optional(),
  }),
});

/** One question that a model was asked: the request, and what its prompt says. */
export type AskedChat = z.output<typeof bodySchema> & {
  prompt: ReadPrompt;
  title: string;
  /** By the fields of the answer that is asked for. */
  kind: QuestionKind;
};

/** Every question that reached the simulator, oldest first. */
export function listChats({ requests }: OllamaSimulator): AskedChat[] {
  return requests
    .filter((request) => request.path === '/api/chat')
    .map((request) => {
      const body = bodySchema.parse(request.body);
      const prompt = readPrompt(body.messages);
      return { ...body, prompt, title: prompt.article.title, kind: kindOf(body.format.properties) };
    });
}

function kindOf(properties: Record<string, unknown>): QuestionKind {
  const fields = Object.keys(properties).join();
  const kind = (['combined', 'categorize', 'score'] as const).find((one) => fieldsOf(one).join() === fields);
  if (kind === undefined) throw new Error(`No question asks for exactly ${fields}.`);
  return kind;
}
