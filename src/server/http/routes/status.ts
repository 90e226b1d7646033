import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { serverStatusSchema } from '#shared/status.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/status',
  summary: 'How Winnow is doing: what is wrong and what to do, and its figures',
  description:
    'Sizes in bytes; `event_loop` says how late the main thread was, in milliseconds, since some minutes ago.',
  responses: { 200: jsonAnswer(serverStatusSchema, 'How Winnow is doing right now'), default: errorAnswer },
});

/** For the page of the same name: what is wrong and what to do, and the figures of this process. */
export function statusRoutes({ status }: HttpDeps) {
  return createRoutes().openapi(readRoute, async (context) => context.json(await status.read(), 200));
}
