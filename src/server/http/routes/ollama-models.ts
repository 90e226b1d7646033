import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { type DeleteModelDeps, deleteModel } from '#server/models/delete-model.ts';
import { type LibraryDeps, readLibrary } from '#server/models/read-library.ts';
import { unloadModel } from '#server/models/unload-model.ts';
import { modelLibrarySchema, modelRequestSchema } from '#shared/model-library.ts';

const libraryRoute = createRoute({
  method: 'get',
  path: '/ollama/models',
  summary: 'Every installed model, and the recommended ones',
  responses: {
    200: jsonAnswer(modelLibrarySchema, 'Every installed model, and those we recommend'),
    default: errorAnswer,
  },
});

const unloadRoute = createRoute({
  method: 'post',
  path: '/ollama/models/unload',
  summary: 'Takes a model out of the memory',
  request: { body: jsonBody(modelRequestSchema) },
  responses: {
    200: jsonAnswer(z.object({ status: z.literal('unloaded') }), 'It leaves the memory'),
    default: errorAnswer,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/ollama/models/{name}',
  summary: 'Takes a model off the disk',
  request: { params: z.object({ name: z.string() }) },
  responses: {
    200: jsonAnswer(z.object({ status: z.literal('deleted') }), 'It has left the disk'),
    default: errorAnswer,
  },
});

/** The model library: what is installed, and how it leaves disk and memory. */
export function ollamaModelRoutes({ db, bus, config, ollama, pulls, modelTests }: HttpDeps) {
  const deps = { ...ollama, db, bus, config: config.ollama, pulls, modelTests } satisfies DeleteModelDeps &
    LibraryDeps;
  const routes = createRoutes()
    .openapi(libraryRoute, async (context) => context.json(await readLibrary(deps), 200))
    .openapi(unloadRoute, async (context) => {
      await unloadModel(deps, context.req.valid('json').model);
      return context.json({ status: 'unloaded' as const }, 200);
    });
  // A name may hold slashes, for which the document's way to write a path has no word.
  routes.openAPIRegistry.registerPath(deleteRoute);
  return routes.delete('/ollama/models/:name{.+}', async (context) => {
    await deleteModel(deps, context.req.param('name'));
    return context.json({ status: 'deleted' as const }, 200);
  });
}
