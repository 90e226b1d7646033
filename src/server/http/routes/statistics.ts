import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { statisticsDaysSchema, statisticsSchema } from '#shared/statistics.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/statistics',
  summary: 'What was fetched, read and judged lately, and how well estimates agree; at most a minute old',
  request: { query: z.strictObject({ days: statisticsDaysSchema.default('30') }) },
  responses: {
    200: jsonAnswer(statisticsSchema, 'What was fetched, read and judged lately, and how well'),
    default: errorAnswer,
  },
});

/** Statistics of the last 30, 90 or 365 days. */
export function statisticsRoutes({ statistics }: HttpDeps) {
  return createRoutes().openapi(readRoute, async (context) =>
    context.json(await statistics.read(Number(context.req.valid('query').days)), 200),
  );
}
