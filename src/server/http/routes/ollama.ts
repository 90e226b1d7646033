import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readSelection, type SelectionDeps, selectModel } from '#server/models/select-model.ts';
import { checkHealth } from '#server/ollama/check-health.ts';
import { describeFailure } from '#server/ollama/failure-hints.ts';
import { listInstalledModels } from '#server/ollama/list-models.ts';
import { AppError } from '#shared/app-error.ts';
import { type InstalledModel, installedModelSchema, ollamaHealthSchema } from '#shared/ollama.ts';
import { ollamaConfigChangeSchema, ollamaConfigSchema } from '#shared/settings.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/ollama/health',
  responses: { 200: jsonAnswer(ollamaHealthSchema, 'Whether Ollama answers; 200 also when it does not') },
});

const modelsRoute = createRoute({
  method: 'get',
  path: '/ollama/models',
  responses: {
    200: jsonAnswer(z.object({ models: z.array(installedModelSchema) }), 'Every installed model'),
    default: errorAnswer,
  },
});

const readRoute = createRoute({
  method: 'get',
  path: '/ollama/config',
  responses: { 200: jsonAnswer(ollamaConfigSchema, 'Which models judge, and where Ollama is') },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/ollama/config',
  request: { body: jsonBody(ollamaConfigChangeSchema) },
  responses: { 200: jsonAnswer(ollamaConfigSchema, 'As saved'), default: errorAnswer },
});

/** Health, installed models, and the choice among them. */
export function ollamaRoutes({ db, bus, clock, config, ollama }: HttpDeps) {
  const selection: SelectionDeps = { ...ollama, db, bus, clock, config: config.ollama };
  return createRoutes()
    .openapi(healthRoute, async (context) => context.json(await checkHealth(ollama.client, clock), 200))
    .openapi(modelsRoute, async (context) => {
      const installed = await listInstalledModels(ollama.client, ollama.facts);
      if (installed.ok) {
        return context.json(
          { models: installed.value.map((model) => withPermission(model, config.ollama)) },
          200,
        );
      }
      const { message, hint } = describeFailure(installed.error.class, { url: config.ollama.url });
      throw new AppError('ollama_unreachable', message, {
        hint,
        details: { error_class: installed.error.class },
      });
    })
    .openapi(readRoute, async (context) => context.json(await readSelection(selection), 200))
    .openapi(saveRoute, async (context) => {
      const { categorization_model: model, version } = context.req.valid('json');
      return context.json(await selectModel(selection, { model, version }), 200);
    });
}

/** A model on somebody else's computer judges nothing unless the owner said that it may. */
function withPermission(model: InstalledModel, { allow_cloud }: { allow_cloud: boolean }): InstalledModel {
  return { ...model, can_judge: model.can_judge && (!model.remote || allow_cloud) };
}
