import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { saveConnection, testConnection } from '#server/models/ollama-connection.ts';
import {
  connectionChangeSchema,
  connectionSchema,
  connectionTestRequestSchema,
} from '#shared/ollama-connection.ts';

const testRoute = createRoute({
  method: 'post',
  path: '/ollama/connection/test',
  summary: 'Tries another address of Ollama, without keeping it',
  request: { body: jsonBody(connectionTestRequestSchema) },
  responses: {
    200: jsonAnswer(connectionSchema, 'How Ollama answers there; 200 also when it does not'),
    default: errorAnswer,
  },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/ollama/connection',
  summary: 'Keeps another address, as long as neither file nor environment names one',
  request: { body: jsonBody(connectionChangeSchema) },
  responses: {
    200: jsonAnswer(connectionSchema, 'Ollama answers there, and is asked there from now on'),
    default: errorAnswer,
  },
});

/** Where Ollama is, as long as neither file nor environment names it. */
export function ollamaConnectionRoutes({ connection }: HttpDeps) {
  return createRoutes()
    .openapi(testRoute, async (context) =>
      context.json(await testConnection(connection, context.req.valid('json')), 200),
    )
    .openapi(saveRoute, async (context) =>
      context.json(await saveConnection(connection, context.req.valid('json').url), 200),
    );
}
