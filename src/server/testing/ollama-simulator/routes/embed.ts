import { z } from 'zod';
import { sleep } from '#server/platform/clock.ts';
import { sendError, sendJson } from '#server/testing/ollama-simulator/answer.ts';
import { embedText } from '#server/testing/ollama-simulator/embed-text.ts';
import { takeEmbedFault } from '#server/testing/ollama-simulator/faults.ts';
import { findModel } from '#server/testing/ollama-simulator/models.ts';
import { countTokens } from '#server/testing/ollama-simulator/prefix-cache.ts';
import { parseKeepAlive } from '#server/testing/ollama-simulator/runners.ts';
import type { Route } from '#server/testing/ollama-simulator/simulation.ts';

const bodySchema = z.object({
  model: z.string().default(''),
  input: z.union([z.string().transform((text) => [text]), z.array(z.string())]).default([]),
  truncate: z.boolean().default(true),
  keep_alive: z.union([z.string(), z.number()]).optional(),
});

/** `POST /api/embed` */
export const embed: Route = async ({ models, runners, options, faults }, { body, response, signal }) => {
  const request = bodySchema.parse(body ?? {});
  const model = findModel(models, request.model);
  if (!model) {
    return sendError(response, 404, `model "${request.model}" not found, try pulling it first`);
  }
  const { refuse, hangs, vectors = (right) => right } = takeEmbedFault(faults, request);
  if (refuse) return sendError(response, refuse.status, refuse.error);
  if (hangs) return;
  const { contextLength } = model;
  if (!request.truncate && request.input.some((text) => countTokens(text) > contextLength)) {
    return sendError(response, 400, 'the input length exceeds the context length');
  }
  const keepAliveMs = parseKeepAlive(request.keep_alive);
  const { loadMs } = await runners.load({ model, contextLength, keepAliveMs });
  const tokens = request.input.map((text) => Math.min(contextLength, countTokens(text)));
  const count = tokens.reduce((sum, each) => sum + each, 0);
  const speed = options.promptTokensPerSecond;
  const evalMs = speed > 0 ? (count / speed) * 1_000 : 0;
  if (evalMs > 0) await sleep(options.clock, evalMs, signal);
  const loadNs = Math.max(1_000, Math.round(loadMs * 1_000_000));
  sendJson(response, 200, {
    model: request.model,
    embeddings: vectors(request.input.map((text) => embedText(text.slice(0, contextLength * 4)))),
    total_duration: loadNs + Math.max(1_000, Math.round(evalMs * 1_000_000)),
    load_duration: loadNs,
    prompt_eval_count: count,
  });
};
