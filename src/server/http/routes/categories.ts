import { createRoute, z } from '@hono/zod-openapi';
import { listCategories } from '#server/categories/category-queries.ts';
import { createCategory } from '#server/categories/create-category.ts';
import { deleteCategories } from '#server/categories/remove-categories.ts';
import { updateCategory } from '#server/categories/update-category.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { categorySchema } from '#shared/category.ts';
import { categoryListSchema, changedCategorySchema, deletedCategorySchema } from '#shared/category-answer.ts';
import { categoryChangeSchema, newCategorySchema } from '#shared/category-request.ts';
import { idSchema } from '#shared/page.ts';

const oneCategory = { params: z.object({ id: idSchema }) };

const listRoute = createRoute({
  method: 'get',
  path: '/categories',
  summary: 'The tree of categories',
  description: 'With `all=true` hidden ones too.',
  request: { query: z.strictObject({ all: z.enum(['true', 'false']).default('false') }) },
  responses: {
    200: jsonAnswer(categoryListSchema, 'The visible tree; with all=true hidden categories too'),
    default: errorAnswer,
  },
});

const createOneRoute = createRoute({
  method: 'post',
  path: '/categories',
  summary: 'Adds a category',
  request: { body: jsonBody(newCategorySchema) },
  responses: { 201: jsonAnswer(categorySchema, 'Added'), default: errorAnswer },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/categories/{id}',
  summary: 'Changes a category',
  description: 'Tells how many articles have another score, and how many unread ones have stale categories.',
  request: { ...oneCategory, body: jsonBody(categoryChangeSchema) },
  responses: {
    200: jsonAnswer(changedCategorySchema, 'As it is now, and what that did to articles'),
    default: errorAnswer,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/categories/{id}',
  summary: 'Deletes a category',
  description: 'Its articles lose it; what stands under it goes to the top.',
  request: oneCategory,
  responses: { 200: jsonAnswer(deletedCategorySchema, 'No article carries it'), default: errorAnswer },
});

/** The tree of categories, and changes of one of them. */
export function categoryRoutes({ db, categories }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => {
      const all = context.req.valid('query').all === 'true';
      return context.json({ categories: await listCategories(db, { all }) }, 200);
    })
    .openapi(createOneRoute, async (context) =>
      context.json(await createCategory(categories, context.req.valid('json')), 201),
    )
    .openapi(changeRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await updateCategory(categories, id, context.req.valid('json')), 200);
    })
    .openapi(deleteRoute, async (context) => {
      const { rescored, stale } = await deleteCategories(categories, [context.req.valid('param').id]);
      return context.json({ deleted: true as const, rescored, stale }, 200);
    });
}
