import { createRoute, z } from '@hono/zod-openapi';
import { addFeed } from '#server/feeds/add-feed.ts';
import { changeFeed } from '#server/feeds/change-feed.ts';
import { moveFeed } from '#server/feeds/move-feed.ts';
import { removeFeed } from '#server/feeds/remove-feed.ts';
import { getFeed, listFeeds } from '#server/feeds/shown-feed-queries.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { feedChangeSchema, feedSchema, newFeedSchema } from '#shared/feed.ts';
import { idSchema } from '#shared/page.ts';

const oneFeed = { params: z.object({ id: idSchema }) };

const listRoute = createRoute({
  method: 'get',
  path: '/feeds',
  summary: 'All feeds, with their habits and why the last refresh failed',
  responses: { 200: jsonAnswer(z.object({ feeds: z.array(feedSchema) }), 'All feeds, folder by folder') },
});

const addRoute = createRoute({
  method: 'post',
  path: '/feeds',
  summary: 'Adds a feed, and answers when its first articles are stored',
  description: 'A site with one feed is added; one with several answers `several_feeds`.',
  request: { body: jsonBody(newFeedSchema) },
  responses: { 201: jsonAnswer(feedSchema, 'Added; its articles are stored'), default: errorAnswer },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/feeds/{id}',
  summary: 'Changes a feed',
  description:
    'Null takes a title, interval, login or User-Agent back. A login is never told again, only that there is one (`has_login`). `never_judge` takes what waits of the feed out of the queue.',
  request: { ...oneFeed, body: jsonBody(feedChangeSchema) },
  responses: { 200: jsonAnswer(feedSchema, 'The feed as it is now'), default: errorAnswer },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/feeds/{id}',
  summary: 'Deletes a feed with its articles',
  description: 'Starred ones stay, and those that another feed carries too.',
  request: oneFeed,
  responses: {
    200: jsonAnswer(
      z.object({ deleted: z.literal(true), starred_kept: z.number().int() }),
      'Gone, but for starred articles',
    ),
    default: errorAnswer,
  },
});

const refreshRoute = createRoute({
  method: 'post',
  path: '/feeds/{id}/refresh',
  summary: 'Refreshes a feed, and answers when it is done',
  request: oneFeed,
  responses: {
    200: jsonAnswer(
      z.object({
        outcome: z.enum(['unchanged', 'fetched', 'failed', 'cancelled']),
        added: z.number().int(),
        feed: feedSchema,
      }),
      'How the refresh ended',
    ),
    default: errorAnswer,
  },
});

/** Adding, changing, deleting and refreshing single feeds. */
export function feedRoutes({ db, bus, clock, feeds, scheduler }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json({ feeds: await listFeeds(db, clock.now()) }, 200))
    .openapi(addRoute, async (context) => {
      const feed = await addFeed(feeds, context.req.valid('json'));
      scheduler.wake();
      return context.json(feed, 201);
    })
    .openapi(changeRoute, async (context) => {
      const { id } = context.req.valid('param');
      const { url, ...settings } = context.req.valid('json');
      const changed =
        url === undefined ? changeFeed(feeds, id, settings) : moveFeed(feeds, id, { ...settings, url });
      const feed = await changed;
      scheduler.wake();
      return context.json(feed, 200);
    })
    .openapi(removeRoute, async (context) => {
      const starredKept = await removeFeed({ db, bus }, context.req.valid('param').id);
      return context.json({ deleted: true as const, starred_kept: starredKept }, 200);
    })
    .openapi(refreshRoute, async (context) => {
      const { id } = context.req.valid('param');
      const result = await scheduler.refreshNow(id);
      return context.json({ ...result, feed: await getFeed(db, id, clock.now()) }, 200);
    });
}
