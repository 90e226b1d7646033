import { createRoute, z } from '@hono/zod-openapi';
import { markFeedsRead } from '#server/articles/mark-feeds-read.ts';
import { changeFeeds } from '#server/feeds/change-feeds.ts';
import { removeFeeds } from '#server/feeds/remove-feeds.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { markedReadSchema } from '#shared/article.ts';
import {
  changedFeedsSchema,
  deletedFeedsSchema,
  feedIdsSchema,
  feedsChangeSchema,
  feedsReadSchema,
  feedsRefreshSchema,
} from '#shared/feeds-at-once.ts';

const changeRoute = createRoute({
  method: 'patch',
  path: '/feeds',
  summary: 'Changes several feeds: all of them or none',
  request: { body: jsonBody(feedsChangeSchema) },
  responses: { 200: jsonAnswer(changedFeedsSchema, 'All of them are changed'), default: errorAnswer },
});

// Not DELETE: the body of such a request has no meaning in HTTP (RFC 9110, 9.3.5), and some proxies drop it.
const deleteRoute = createRoute({
  method: 'post',
  path: '/feeds/delete',
  summary: 'Deletes several feeds, as one by one',
  request: { body: jsonBody(feedIdsSchema) },
  responses: {
    200: jsonAnswer(deletedFeedsSchema, 'Gone, but for starred articles'),
    default: errorAnswer,
  },
});

const refreshRoute = createRoute({
  method: 'post',
  path: '/feeds/refresh',
  summary: 'Puts feeds, or all of them, in line and answers at once',
  description: 'Left out are paused feeds and those whose site asked for a rest.',
  request: { body: { ...jsonBody(feedsRefreshSchema), required: false } },
  responses: {
    202: jsonAnswer(
      z.object({ refreshing: z.number().int() }),
      'In line; left out are paused feeds and those whose site asked for a rest',
    ),
    default: errorAnswer,
  },
});

const readRoute = createRoute({
  method: 'post',
  path: '/feeds/mark-read',
  summary: 'Marks everything unread of these feeds',
  request: { body: jsonBody(feedsReadSchema) },
  responses: { 200: jsonAnswer(markedReadSchema, 'All that was unread is read'), default: errorAnswer },
});

/** Changes of several feeds in one request: all of them or none. */
export function feedsAtOnceRoutes({ db, bus, manyMarks, feeds, scheduler }: HttpDeps) {
  return createRoutes()
    .openapi(changeRoute, async (context) => {
      const { ids, change } = context.req.valid('json');
      const changed = await changeFeeds(feeds, ids, change);
      scheduler.wake();
      return context.json({ changed }, 200);
    })
    .openapi(deleteRoute, async (context) => {
      const { deleted, starredKept } = await removeFeeds({ db, bus }, context.req.valid('json').ids);
      return context.json({ deleted, starred_kept: starredKept }, 200);
    })
    .openapi(readRoute, async (context) => {
      const { ids } = context.req.valid('json');
      return context.json(await markFeedsRead({ db, bus, manyMarks }, ids), 200);
    })
    .openapi(refreshRoute, async (context) => {
      const { ids } = context.req.valid('json');
      return context.json({ refreshing: await scheduler.refreshAll(ids) }, 202);
    });
}
