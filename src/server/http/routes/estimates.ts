import { createRoute } from '@hono/zod-openapi';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { estimatesStatusSchema } from '#shared/estimates.ts';

const statusRoute = createRoute({
  method: 'get',
  path: '/estimates/status',
  summary: 'How estimates are made, and how many unread articles have one',
  responses: { 200: jsonAnswer(estimatesStatusSchema, 'How estimates are made, and for how many articles') },
});

/** How articles are estimated before anything has judged them. */
export function estimateRoutes({ estimates }: Pick<HttpDeps, 'estimates'>) {
  return createRoutes().openapi(statusRoute, async (context) => context.json(await estimates.status(), 200));
}
