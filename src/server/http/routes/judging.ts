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
const statusRoute = createRoute({
  method: 'get',
  path: '/judging/status',
  summary: 'What is judged, what waits, or the one reason why nothing is judged',
  description:
    '`resumes_at` where it ends by itself; `paused` as soon as the owner pauses, though a call may still run.',
  responses: status,
});
const pauseRoute = createRoute({
  method: 'post',
  path: '/judging/pause',
  summary: 'Pauses judging after the running call; survives a restart',
  responses: status,
});
const resumeRoute = createRoute({
  method: 'post',
  path: '/judging/resume',
  summary: 'Ends every pause',
  responses: status,
});

const retryRoute = createRoute({
  method: 'post',
  path: '/judging/retry-failed',
  summary: 'Puts all that stand in Failed in front of the queue',
  responses: { 200: jsonAnswer(retriedSchema, 'How many are tried again') },
});

const reEvaluateRoute = createRoute({
  method: 'post',
  path: '/judging/re-evaluate',
  summary: 'Judges unread articles again whose result is stale, ahead of new ones',
  description:
    '`force`: all of them. `dry_run` only counts, also while Ollama is away (`blocked` says why nothing can be done).',
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
