import { createRoute, z } from '@hono/zod-openapi';
import { listFolders } from '#server/feeds/folder-queries.ts';
import { addFolder, orderFeeds, orderFolders, removeFolder, renameFolder } from '#server/feeds/folders.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import {
  feedOrderSchema,
  folderChangeSchema,
  folderOrderSchema,
  folderSchema,
  newFolderSchema,
} from '#shared/folder.ts';
import { idSchema } from '#shared/page.ts';

const oneFolder = { params: z.object({ id: idSchema }) };
const allFolders = z.object({ folders: z.array(folderSchema) });

const listRoute = createRoute({
  method: 'get',
  path: '/folders',
  summary: "All folders, in the owner's order",
  responses: { 200: jsonAnswer(allFolders, "All folders in the owner's order") },
});

const addRoute = createRoute({
  method: 'post',
  path: '/folders',
  summary: 'Adds a folder, as the last one',
  request: { body: jsonBody(newFolderSchema) },
  responses: { 201: jsonAnswer(folderSchema, 'Added, as the last one'), default: errorAnswer },
});

const renameRoute = createRoute({
  method: 'patch',
  path: '/folders/{id}',
  summary: 'Renames a folder',
  request: { ...oneFolder, body: jsonBody(folderChangeSchema) },
  responses: { 200: jsonAnswer(folderSchema, 'The folder as it is now'), default: errorAnswer },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/folders/{id}',
  summary: 'Deletes a folder; its feeds stay, in no folder',
  request: oneFolder,
  responses: {
    200: jsonAnswer(
      z.object({ deleted: z.literal(true), feeds_kept: z.number().int() }),
      'Gone; its feeds stand in no folder',
    ),
    default: errorAnswer,
  },
});

const orderRoute = createRoute({
  method: 'put',
  path: '/folders/order',
  summary: 'Orders the folders',
  request: { body: jsonBody(folderOrderSchema) },
  responses: { 200: jsonAnswer(allFolders, 'The folders in their new order'), default: errorAnswer },
});

const orderFeedsRoute = createRoute({
  method: 'put',
  path: '/feeds/order',
  summary: 'Orders the feeds of a folder, or those in none; feeds of other folders come in',
  request: { body: jsonBody(feedOrderSchema) },
  responses: {
    200: jsonAnswer(z.object({ ordered: z.literal(true) }), 'They stand in this order'),
    default: errorAnswer,
  },
});

/** Folders, their order, and the order of feeds in them. */
export function folderRoutes({ db, bus }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json({ folders: await listFolders(db) }, 200))
    .openapi(addRoute, async (context) => {
      const { name } = context.req.valid('json');
      return context.json(await addFolder({ db, bus }, name), 201);
    })
    .openapi(renameRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await renameFolder({ db, bus }, id, context.req.valid('json').name), 200);
    })
    .openapi(removeRoute, async (context) => {
      const feedsKept = await removeFolder({ db, bus }, context.req.valid('param').id);
      return context.json({ deleted: true as const, feeds_kept: feedsKept }, 200);
    })
    .openapi(orderRoute, async (context) => {
      const folders = await orderFolders({ db, bus }, context.req.valid('json').ids);
      return context.json({ folders }, 200);
    })
    .openapi(orderFeedsRoute, async (context) => {
      await orderFeeds({ db, bus }, context.req.valid('json'));
      return context.json({ ordered: true as const }, 200);
    });
}
