import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readSelection, type SelectionDeps, selectModels } from '#server/models/select-model.ts';
import { checkHealth } from '#server/ollama/check-health.ts';
import { AppError } from '#shared/app-error.ts';
import { ollamaHealthSchema } from '#shared/ollama.ts';
import { ollamaConfigChangeSchema, ollamaConfigSchema, savedOllamaConfigSchema } from '#shared/settings.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/ollama/health',
  summary: 'Whether Ollama answers; 200 also when it does not',
  responses: { 200: jsonAnswer(ollamaHealthSchema, 'Whether Ollama answers; 200 also when it does not') },
});

const readRoute = createRoute({
  method: 'get',
  path: '/ollama/config',
  summary: 'Which models are in use, and where Ollama is',
  responses: { 200: jsonAnswer(ollamaConfigSchema, 'Which models are in use, and where Ollama is') },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/ollama/config',
  summary: 'Changes the models in use; what is left out stays',
  description:
    '`estimate_model: null` means built in only; `rescore` also judges again what is stale by then.',
  request: { body: jsonBody(ollamaConfigChangeSchema) },
  responses: { 200: jsonAnswer(savedOllamaConfigSchema, 'As saved'), default: errorAnswer },
});

/** Health, and the choice of models. */
export function ollamaRoutes({ db, bus, clock, config, ollama, judging }: HttpDeps) {
  const selection: SelectionDeps = { ...ollama, db, bus, clock, config: config.ollama };
  return createRoutes()
    .openapi(healthRoute, async (context) => context.json(await checkHealth(ollama.client, clock), 200))
    .openapi(readRoute, async (context) => context.json(await readSelection(selection), 200))
    .openapi(saveRoute, async (context) => {
      const { rescore, ...change } = context.req.valid('json');
      const saved = await selectModels(selection, {
        categorizationModel: change.categorization_model,
        scoringModel: change.scoring_model,
        useSeparateModels: change.use_separate_models,
        estimateModel: change.estimate_model,
        version: change.version,
      });
      const queued = rescore ? await queueStale(judging) : 0;
      return context.json({ ...saved, rescore_queued: queued }, 200);
    });
}

/** The choice is saved by then: where Ollama cannot say what it makes stale, nothing is queued, and that is no error. */
async function queueStale(judging: HttpDeps['judging']): Promise<number> {
  try {
    return (await judging.reEvaluate({ force: false, dryRun: false })).queued;
  } catch (error) {
    if (error instanceof AppError) return 0;
    throw error;
  }
}
