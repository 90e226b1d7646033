import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { readStorage } from '#server/articles/read-storage.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { askedRetentionSchema, storageSchema } from '#shared/storage.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/storage',
  summary: 'What is kept, and what retention would take away with these days, or with the saved ones',
  description: '`free_bytes` of the database stand empty.',
  request: { query: z.strictObject({ retention_days: askedRetentionSchema.optional() }) },
  responses: {
    200: jsonAnswer(storageSchema, 'What is kept, and what retention would take away'),
    default: errorAnswer,
  },
});

/** What is on the disk, and what would go with other days (`never`: no end); by itself with those that are saved. */
export function storageRoutes({ storage }: HttpDeps) {
  return createRoutes().openapi(readRoute, async (context) =>
    context.json(await readStorage(storage, context.req.valid('query').retention_days), 200),
  );
}
