import { createRoute, z } from '@hono/zod-openapi';
import { listFolders } from '#server/feeds/folder-queries.ts';
import { fetchFeedList } from '#server/feeds/opml/fetch-feed-list.ts';
import { listFromBytes } from '#server/feeds/opml/list-from-bytes.ts';
import { writeFeedList } from '#server/feeds/opml/write-feed-list.ts';
import { listFeeds } from '#server/feeds/shown-feed-queries.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { feedImportSchema } from '#shared/feed-import.ts';

const OPML = 'text/x-opml';

const exportRoute = createRoute({
  method: 'get',
  path: '/opml',
  summary: 'All feeds as an OPML file',
  description: 'With titles, folders, order and our settings, never with logins.',
  responses: {
    200: {
      description: 'All feeds as OPML 2.0: titles, folders, order and our settings, without logins',
      content: { [OPML]: { schema: z.string() } },
    },
  },
});

const begun = jsonAnswer(feedImportSchema, 'Written down; its feeds are brought in from now on');

const importRoute = createRoute({
  method: 'post',
  path: '/opml',
  summary: 'Imports an OPML file of at most 20 MB',
  description: 'It goes on by itself, also after a restart.',
  request: {
    query: z.object({ name: z.string().trim().max(200).optional() }),
    body: { required: true, content: { [OPML]: { schema: z.string() } } },
  },
  responses: { 202: begun, default: errorAnswer },
});

const fetchRoute = createRoute({
  method: 'post',
  path: '/opml/fetch',
  summary: 'Imports an OPML file from an address',
  request: { body: jsonBody(z.strictObject({ url: z.string().trim().min(1).max(2_048) })) },
  responses: { 202: begun, default: errorAnswer },
});

/** Lists of feeds as OPML files, out and in. */
export function opmlRoutes({ db, clock, feeds, imports, readList }: HttpDeps) {
  return createRoutes()
    .openapi(exportRoute, async (context) => {
      const now = clock.now();
      const written = { folders: await listFolders(db), feeds: await listFeeds(db, now) };
      const day = new Date(now).toISOString().slice(0, 10);
      return context.body(writeFeedList(written, now), 200, {
        'content-type': `${OPML}; charset=utf-8`,
        'content-disposition': `attachment; filename="winnow-${day}.opml"`,
      });
    })
    .openapi(importRoute, async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      // Browsers and curl name any type: only what a server says of its own file tells the encoding.
      const list = await listFromBytes({ readList }, bytes, null);
      const source = context.req.valid('query').name || 'OPML file';
      return context.json(await imports.begin(source, list), 202);
    })
    .openapi(fetchRoute, async (context) => {
      const wanted = { fetcher: feeds.fetcher, parser: { readList } };
      const { source, list } = await fetchFeedList(wanted, context.req.valid('json').url);
      return context.json(await imports.begin(source, list), 202);
    });
}
