import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { modelRequestSchema } from '#shared/model-library.ts';
import { modelTestSchema } from '#shared/model-test.ts';

const testRoute = createRoute({
  method: 'post',
  path: '/ollama/models/test',
  summary: 'Tries a model on twelve articles; answers at once',
  request: { body: jsonBody(modelRequestSchema) },
  responses: {
    202: jsonAnswer(
      modelTestSchema,
      'Begun or joined. Progress and result come as events model_test, and stand in GET /api/ollama/models',
    ),
    default: errorAnswer,
  },
});

/** Trying a model before it is chosen. */
export function ollamaModelTestRoutes({ modelTests }: HttpDeps) {
  return createRoutes().openapi(testRoute, async (context) =>
    context.json(await modelTests.start(context.req.valid('json').model), 202),
  );
}
