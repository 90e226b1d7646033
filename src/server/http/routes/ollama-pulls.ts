import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody, jsonContent } from '#server/http/json-content.ts';
import { streamPull } from '#server/http/stream-pull.ts';
import { checkModelName } from '#server/models/check-model-name.ts';
import { readDownloadStatus } from '#server/models/download-status.ts';
import { startPull } from '#server/models/start-pull.ts';
import { forgetWhenPulled } from '#server/models/use-when-pulled.ts';
import { modelRequestSchema } from '#shared/model-library.ts';
import { downloadStatusSchema, pullRequestSchema, pullSchema } from '#shared/pull.ts';

const pullRoute = createRoute({
  method: 'post',
  path: '/ollama/models/pull',
  summary: 'Downloads a model',
  description:
    'A stream of progress, or with `Accept: application/json` an answer at once. `use_for` takes it into use once it is there.',
  middleware: readFormAsJson(),
  request: { body: jsonBody(pullRequestSchema) },
  responses: {
    200: {
      description:
        'A server-sent stream of unnamed events, each one line of JSON, for as long as the pull takes. ' +
        'The last has the status success, cancelled or error. Leaving it does not end the pull.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    202: jsonAnswer(pullSchema, 'The pull that was begun or joined, with Accept: application/json'),
    default: errorAnswer,
  },
});

const cancelRoute = createRoute({
  method: 'post',
  path: '/ollama/models/pull/cancel',
  summary: 'Ends a download; what is there is kept until Ollama restarts',
  request: {
    body: { required: false, content: jsonContent(z.strictObject({ model: z.string().optional() })) },
  },
  responses: {
    200: jsonAnswer(
      z.object({ status: z.enum(['cancelled', 'not_running']), pull: pullSchema.nullable() }),
      'Ended; also when there was nothing to end',
    ),
    default: errorAnswer,
  },
});

const retryRoute = createRoute({
  method: 'post',
  path: '/ollama/models/pull/retry',
  summary: 'Puts a failed or cancelled download in line again',
  request: { body: jsonBody(modelRequestSchema) },
  responses: { 202: jsonAnswer(pullSchema, 'In line again'), default: errorAnswer },
});

const dismissRoute = createRoute({
  method: 'post',
  path: '/ollama/models/pull/dismiss',
  summary: 'Takes a failed or cancelled download out of sight',
  request: { body: jsonBody(modelRequestSchema) },
  responses: {
    200: jsonAnswer(z.object({ status: z.literal('dismissed') }), 'Out of sight'),
    default: errorAnswer,
  },
});

const statusRoute = createRoute({
  method: 'get',
  path: '/ollama/download-status',
  summary: 'All downloads',
  responses: { 200: jsonAnswer(downloadStatusSchema, 'The running pull in short, and all pulls') },
});

/** Downloads of models: jobs of the server, which go on whoever looks. */
export function ollamaPullRoutes({ db, bus, clock, access, ollama, pulls, stopping }: HttpDeps) {
  return createRoutes()
    .openapi(pullRoute, async (context) => {
      const { use_for: useFor, ...wanted } = context.req.valid('json');
      const pull = await startPull({ client: ollama.client, clock, db, pulls }, { ...wanted, useFor });
      if (wantsJson(context.req.header('accept'))) return context.json(pull, 202);
      return streamPull(context, { pulls, bus, clock, access, stopping }, pull.id);
    })
    .openapi(cancelRoute, async (context) => {
      const { model } = context.req.valid('json');
      const pull = await pulls.cancel(model === undefined ? undefined : checkModelName(model));
      if (pull) await forgetWhenPulled({ db, clock }, pull.model);
      return context.json({ status: pull ? 'cancelled' : 'not_running', pull: pull ?? null } as const, 200);
    })
    .openapi(retryRoute, async (context) =>
      context.json(await pulls.retry(checkModelName(context.req.valid('json').model)), 202),
    )
    .openapi(dismissRoute, async (context) => {
      const model = checkModelName(context.req.valid('json').model);
      await pulls.dismiss(model);
      await forgetWhenPulled({ db, clock }, model);
      return context.json({ status: 'dismissed' as const }, 200);
    })
    .openapi(statusRoute, (context) => context.json(readDownloadStatus(pulls.list()), 200));
}

/** `curl -N -d '{"model":"…"}'` calls its JSON a form, and should work without a header to remember. */
function readFormAsJson(): MiddlewareHandler {
  return async (context, next) => {
    const { headers } = context.req.raw;
    if (headers.get('content-type') === 'application/x-www-form-urlencoded') {
      headers.set('content-type', 'application/json');
    }
    await next();
  };
}

function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/event-stream');
}
