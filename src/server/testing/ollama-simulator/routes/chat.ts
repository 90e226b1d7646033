import { z } from 'zod';
import { sendError, sendJson, timestamp } from '#server/testing/ollama-simulator/answer.ts';
import { answerChat, type ChatBody } from '#server/testing/ollama-simulator/chat-answer.ts';
import { takeChatFault } from '#server/testing/ollama-simulator/faults.ts';
import { findModel, type SimulatedModel } from '#server/testing/ollama-simulator/models.ts';
import { countTokens } from '#server/testing/ollama-simulator/prefix-cache.ts';
import { parseKeepAlive } from '#server/testing/ollama-simulator/runners.ts';
import type { Route, Simulation } from '#server/testing/ollama-simulator/simulation.ts';

const optionsSchema = z.object({ num_ctx: z.number().default(4_096), num_predict: z.number().default(-1) });

const bodySchema = z.object({
  model: z.string().default(''),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).default([]),
  format: z.unknown().optional(),
  think: z.union([z.boolean(), z.string()]).optional(),
  stream: z.boolean().default(true),
  truncate: z.boolean().default(true),
  keep_alive: z.union([z.string(), z.number()]).optional(),
  options: optionsSchema.default({ num_ctx: 4_096, num_predict: -1 }),
});

type Refusal = { status: number; error: string };

/** `POST /api/chat` */
export const chat: Route = async (simulation, exchange) => {
  const { response } = exchange;
  const body = bodySchema.parse(exchange.body ?? {});
  const model = findModel(simulation.models, body.model);
  if (!model) {
    if (body.model === '') return sendError(response, 400, 'model is required');
    return sendError(response, 404, `model '${body.model}' not found`);
  }
  const refusal = findRefusal(body, model);
  if (refusal) return sendError(response, refusal.status, refusal.error);

  const contextLength = Math.min(body.options.num_ctx, model.contextLength);
  const wanted = { model, contextLength, keepAliveMs: parseKeepAlive(body.keep_alive) };
  if (body.messages.length === 0) {
    await simulation.runners.load(wanted);
    return sendJson(response, 200, loaded(simulation, body.model));
  }
  const text = renderPrompt(body);
  const fault = takeChatFault(simulation.faults, { model: body.model, text, number: countChats(simulation) });
  if (fault.hang === 'headers') return;
  if (fault.refuse) return sendError(response, fault.refuse.status, fault.refuse.error);
  if (countTokens(text) > contextLength && !body.truncate && !fault.cutsPrompt) {
    return sendError(response, 400, 'the input length exceeds the context length');
  }
  await answerChat(simulation, exchange, { body, wanted, text, fault });
};

function findRefusal(body: ChatBody, model: SimulatedModel): Refusal | undefined {
  if (model.remote) return { status: 403, error: 'ollama cloud is disabled: remote model is unavailable' };
  if (!model.capabilities.includes('completion')) {
    return { status: 400, error: `"${body.model}" does not support chat` };
  }
  const wantsThoughts = body.think === true || typeof body.think === 'string';
  if (wantsThoughts && !model.capabilities.includes('thinking')) {
    return { status: 400, error: `"${body.model}" does not support thinking` };
  }
  if (typeof body.format === 'string' && body.format !== 'json') {
    const given = JSON.stringify(JSON.stringify(body.format));
    return { status: 500, error: `invalid format: ${given}; expected "json" or a valid JSON Schema object` };
  }
  return undefined;
}

function renderPrompt({ messages }: ChatBody): string {
  return messages.map(({ role, content }) => `<|${role}|>\n${content}\n`).join('');
}

function countChats({ requests }: Simulation): number {
  return requests.filter((request) => request.path === '/api/chat').length;
}

function loaded({ options }: Simulation, model: string) {
  return {
    model,
    created_at: timestamp(options.clock.now()),
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'load',
  };
}
