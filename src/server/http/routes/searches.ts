import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { listSearches } from '#server/search/saved-search-queries.ts';
import { addSearch, changeSearch, orderSearches, removeSearch } from '#server/search/saved-searches.ts';
import { idSchema } from '#shared/page.ts';
import { newSearchSchema, savedSearchSchema, searchChangeSchema, searchOrderSchema } from '#shared/search.ts';

const oneSearch = { params: z.object({ id: idSchema }) };
const allSearches = z.object({ searches: z.array(savedSearchSchema) });

const listRoute = createRoute({
  method: 'get',
  path: '/searches',
  summary: "Saved searches in the owner's order",
  responses: { 200: jsonAnswer(allSearches, "All saved searches in the owner's order") },
});

const addRoute = createRoute({
  method: 'post',
  path: '/searches',
  summary: 'Saves a search; at most 100, each with a name of its own',
  request: { body: jsonBody(newSearchSchema) },
  responses: { 201: jsonAnswer(savedSearchSchema, 'Saved, as the last one'), default: errorAnswer },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/searches/{id}',
  summary: 'Changes a saved search',
  request: { ...oneSearch, body: jsonBody(searchChangeSchema) },
  responses: { 200: jsonAnswer(savedSearchSchema, 'The search as it is now'), default: errorAnswer },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/searches/{id}',
  summary: 'Deletes a saved search; the articles stay',
  request: oneSearch,
  responses: { 200: jsonAnswer(z.object({ deleted: z.literal(true) }), 'Gone'), default: errorAnswer },
});

const orderRoute = createRoute({
  method: 'put',
  path: '/searches/order',
  summary: 'Orders saved searches; those that are not named come after the others',
  request: { body: jsonBody(searchOrderSchema) },
  responses: { 200: jsonAnswer(allSearches, 'The searches in their new order'), default: errorAnswer },
});

/** Searches that are kept as views. */
export function searchesRoutes({ db, bus }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json({ searches: await listSearches(db) }, 200))
    .openapi(addRoute, async (context) =>
      context.json(await addSearch({ db, bus }, context.req.valid('json')), 201),
    )
    .openapi(changeRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await changeSearch({ db, bus }, id, context.req.valid('json')), 200);
    })
    .openapi(removeRoute, async (context) => {
      await removeSearch({ db, bus }, context.req.valid('param').id);
      return context.json({ deleted: true as const }, 200);
    })
    .openapi(orderRoute, async (context) => {
      const { ids } = context.req.valid('json');
      return context.json({ searches: await orderSearches({ db, bus }, ids) }, 200);
    });
}
