import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import {
  judgingStatusSchema,
  reEvaluationRequestSchema,
  reEvaluationSchema,
  retriedSchema,
} from '#shared/judgement.ts';

const status = { 200: jsonAnswer(judgingStatusSchema, 'What is being judged, or why nothing is') };
const statusRoute = createRoute({ method: 'get', path: '/judging/status', responses: status });
const pauseRoute = createRoute({ method: 'post', path: '/judging/pause', responses: status });
const resumeRoute = createRoute({ method: 'post', path: '/judging/resume', responses: status });

const retryRoute = createRoute({
  method: 'post',
  path: '/judging/retry-failed',
  responses: { 200: jsonAnswer(retriedSchema, 'How many are tried again') },
});

const reEvaluateRoute = createRoute({
  method: 'post',
  path: '/judging/re-evaluate',
  request: { body: jsonBody(reEvaluationRequestSchema) },
  responses: {
    200: jsonAnswer(reEvaluationSchema, 'What is judged again, or would be'),
    default: errorAnswer,
  },
});

/** The scoring status, the owner's pause, and judging again. */
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
    })
    .openapi(retryRoute, async (context) => context.json({ queued: await judging.retryFailed() }, 200))
    .openapi(reEvaluateRoute, async (context) => {
      const { force, dry_run: dryRun } = context.req.valid('json');
      return context.json(await judging.reEvaluate({ force, dryRun }), 200);
    });
}
