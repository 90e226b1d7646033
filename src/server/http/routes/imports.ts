import { createRoute, z } from '@hono/zod-openapi';
import { listOfAddresses } from '#server/feeds/opml/list-of-addresses.ts';
import { findLastImport, listImportedFeeds } from '#server/feeds/opml/shown-imports.ts';
import { readStarterSet } from '#server/feeds/opml/starter-set.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import {
  feedImportSchema,
  feedsToImportSchema,
  importedFeedsSchema,
  importStateSchema,
  lastImportSchema,
  starterSetSchema,
} from '#shared/feed-import.ts';
import { idSchema } from '#shared/page.ts';

const oneImport = { params: z.object({ id: idSchema }) };

const lastRoute = createRoute({
  method: 'get',
  path: '/imports/last',
  summary: 'How far the last import is',
  responses: { 200: jsonAnswer(lastImportSchema, 'The import that runs, or the last one') },
});

const feedsRoute = createRoute({
  method: 'get',
  path: '/imports/{id}/feeds',
  summary: 'The feeds of an import, 200 at once, and why one failed',
  request: {
    ...oneImport,
    query: z.object({
      state: importStateSchema.optional(),
      offset: z.coerce.number<string>().int().min(0).optional(),
    }),
  },
  responses: {
    200: jsonAnswer(importedFeedsSchema, 'Its feeds in the order of the list, at most 200 from offset on'),
    default: errorAnswer,
  },
});

const retryRoute = createRoute({
  method: 'post',
  path: '/imports/{id}/retry',
  summary: 'Tries those that failed again',
  request: oneImport,
  responses: { 200: jsonAnswer(feedImportSchema, 'What failed waits again'), default: errorAnswer },
});

const cancelRoute = createRoute({
  method: 'post',
  path: '/imports/{id}/cancel',
  summary: 'Ends an import; what is added stays',
  request: oneImport,
  responses: { 200: jsonAnswer(feedImportSchema, 'Ended; what waited has failed'), default: errorAnswer },
});

const dismissRoute = createRoute({
  method: 'delete',
  path: '/imports/{id}',
  summary: 'Takes an import out of sight',
  request: oneImport,
  responses: {
    200: jsonAnswer(z.object({ dismissed: z.literal(true) }), 'Forgotten; its feeds stay'),
    default: errorAnswer,
  },
});

const starterRoute = createRoute({
  method: 'get',
  path: '/feeds/starter',
  summary: 'Feeds to begin with, by topic',
  responses: { 200: jsonAnswer(starterSetSchema, 'Good public feeds by topic') },
});

const addManyRoute = createRoute({
  method: 'post',
  path: '/feeds/import',
  summary: 'Adds many feeds in the background',
  request: { body: jsonBody(feedsToImportSchema) },
  responses: {
    202: jsonAnswer(feedImportSchema, 'Written down; they are brought in from now on'),
    default: errorAnswer,
  },
});

/** Imports of many feeds at once: begun, looked at, tried again, ended. */
export function importRoutes({ db, imports }: HttpDeps) {
  return createRoutes()
    .openapi(lastRoute, async (context) => context.json({ import: await findLastImport(db) }, 200))
    .openapi(feedsRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await listImportedFeeds(db, id, context.req.valid('query')), 200);
    })
    .openapi(retryRoute, async (context) =>
      context.json(await imports.retry(context.req.valid('param').id), 200),
    )
    .openapi(cancelRoute, async (context) =>
      context.json(await imports.cancel(context.req.valid('param').id), 200),
    )
    .openapi(dismissRoute, async (context) => {
      await imports.dismiss(context.req.valid('param').id);
      return context.json({ dismissed: true as const }, 200);
    })
    .openapi(starterRoute, async (context) => context.json(await readStarterSet(), 200))
    .openapi(addManyRoute, async (context) => {
      const { source, feeds } = context.req.valid('json');
      return context.json(await imports.begin(source, listOfAddresses(feeds)), 202);
    });
}
