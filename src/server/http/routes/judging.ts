import { createRoute } from '@hono/zod-openapi';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { judgingStatusSchema } from '#shared/judgement.ts';

const status = { 200: jsonAnswer(judgingStatusSchema, 'What is being judged, or why nothing is') };
const statusRoute = createRoute({ method: 'get', path: '/judging/status', responses: status });
const pauseRoute = createRoute({ method: 'post', path: '/judging/pause', responses: status });
const resumeRoute = createRoute({ method: 'post', path: '/judging/resume', responses: status });

/** The scoring status, and the owner's pause. */
export function judgingRoutes({ judging }: HttpDeps) {
  return createRoutes()
    .openapi(statusRoute, async (context) => context.json(await judging.status(), 200))
    .openapi(pauseRoute, async (context) => {
      await judging.pause();
      return context.json(await judging.status(), 200);
    })
    .openapi(resumeRoute, async (context) => {
      await judging.resume();
      return context.json(await judging.status(), 200);
    });
}
