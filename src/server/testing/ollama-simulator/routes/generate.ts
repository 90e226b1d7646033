import { z } from 'zod';
import { sendError, sendJson, timestamp } from '#server/testing/ollama-simulator/answer.ts';
import { findModel } from '#server/testing/ollama-simulator/models.ts';
import { parseKeepAlive } from '#server/testing/ollama-simulator/runners.ts';
import type { Route } from '#server/testing/ollama-simulator/simulation.ts';

const bodySchema = z.object({
  model: z.string().default(''),
  keep_alive: z.union([z.string(), z.number()]).optional(),
  options: z.object({ num_ctx: z.number().default(4_096) }).default({ num_ctx: 4_096 }),
});

/** `POST /api/generate` without a prompt: loads a model, or unloads it with `keep_alive: 0`. */
export const generate: Route = async (simulation, { body, response }) => {
  const { model: name, keep_alive: keepAlive, options } = bodySchema.parse(body ?? {});
  const model = findModel(simulation.models, name);
  if (!model) return sendError(response, 404, `model '${name}' not found`);
  const keepAliveMs = parseKeepAlive(keepAlive);
  if (keepAliveMs === 0) simulation.runners.unload(model);
  else await simulation.runners.load({ model, contextLength: options.num_ctx, keepAliveMs });
  sendJson(response, 200, {
    model: name,
    created_at: timestamp(simulation.options.clock.now()),
    response: '',
    done: true,
    done_reason: keepAliveMs === 0 ? 'unload' : 'load',
  });
};
