import { createRoute } from '@hono/zod-openapi';
import { discoverFeeds } from '#server/feeds/discover/discover-feeds.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { discoverySchema } from '#shared/discovery.ts';
import { newFeedSchema } from '#shared/feed.ts';

const discoverRoute = createRoute({
  method: 'post',
  path: '/feeds/discover',
  summary: 'Finds the feeds behind a feed, a site, a bare host or a profile; adds nothing',
  description: 'The best comes first; each was fetched and read.',
  request: { body: jsonBody(newFeedSchema.pick({ url: true, login: true })) },
  responses: {
    200: jsonAnswer(discoverySchema, 'The feeds that were found and read, best first; at least one'),
    default: errorAnswer,
  },
});

/** Finding the feeds of a site before any is added. */
export function feedDiscoveryRoutes({ feeds }: HttpDeps) {
  return createRoutes().openapi(discoverRoute, async (context) =>
    context.json(await discoverFeeds(feeds, context.req.valid('json'), context.req.raw.signal), 200),
  );
}
