import { createRoute } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { changeCategories } from '#server/categories/change-categories.ts';
import { mergeCategories } from '#server/categories/merge-categories.ts';
import { deleteCategories, refuseCategories } from '#server/categories/remove-categories.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { changedCategoriesSchema, mergedCategoriesSchema } from '#shared/category-answer.ts';
import {
  categoryHideSchema,
  categoryIdsSchema,
  categoryMergeSchema,
  categoryMoveSchema,
  categoryWeightSchema,
} from '#shared/category-request.ts';

type Described<Path extends string, Body extends ZodType> = { path: Path; summary: string; body: Body };

function describeRoute<Path extends string, Body extends ZodType>(route: Described<Path, Body>) {
  const { path, summary, body } = route;
  return createRoute({
    method: 'post',
    path,
    summary,
    description: 'All of them are changed, or none.',
    request: { body: jsonBody(body) },
    responses: {
      200: jsonAnswer(changedCategoriesSchema, 'All of them are changed, and what that did to articles'),
      default: errorAnswer,
    },
  });
}

const acceptRoute = describeRoute({
  path: '/categories/accept',
  summary: 'Accepts proposed categories',
  body: categoryIdsSchema,
});
const refuseRoute = describeRoute({
  path: '/categories/refuse',
  summary: 'Refuses proposed categories: they go, and no proposal brings them back',
  body: categoryIdsSchema,
});
const hideRoute = describeRoute({
  path: '/categories/hide',
  summary: 'Hides or shows categories',
  body: categoryHideSchema,
});
const weightRoute = describeRoute({
  path: '/categories/weight',
  summary: 'Gives categories a weight',
  body: categoryWeightSchema,
});
const moveRoute = describeRoute({
  path: '/categories/move',
  summary: 'Moves categories under another; null is the top level',
  body: categoryMoveSchema,
});
const deleteRoute = describeRoute({
  path: '/categories/delete',
  summary: 'Deletes categories',
  body: categoryIdsSchema,
});

const mergeRoute = createRoute({
  method: 'post',
  path: '/categories/merge',
  summary: 'Merges categories into one',
  description: 'Their names stand for that one from then on.',
  request: { body: jsonBody(categoryMergeSchema) },
  responses: {
    200: jsonAnswer(mergedCategoriesSchema, 'Their articles carry the other one now'),
    default: errorAnswer,
  },
});

/** Changes of several categories in one request: all of them or none. */
export function categoriesAtOnceRoutes({ categories }: HttpDeps) {
  return createRoutes()
    .openapi(acceptRoute, async (context) => {
      const { ids } = context.req.valid('json');
      return context.json(await changeCategories(categories, ids, { accepted: true }), 200);
    })
    .openapi(refuseRoute, async (context) =>
      context.json(await refuseCategories(categories, context.req.valid('json').ids), 200),
    )
    .openapi(hideRoute, async (context) => {
      const { ids, hidden } = context.req.valid('json');
      return context.json(await changeCategories(categories, ids, { hidden }), 200);
    })
    .openapi(weightRoute, async (context) => {
      const { ids, weight } = context.req.valid('json');
      return context.json(await changeCategories(categories, ids, { weight }), 200);
    })
    .openapi(moveRoute, async (context) => {
      const { ids, parent_id } = context.req.valid('json');
      return context.json(await changeCategories(categories, ids, { parent_id }), 200);
    })
    .openapi(deleteRoute, async (context) =>
      context.json(await deleteCategories(categories, context.req.valid('json').ids), 200),
    )
    .openapi(mergeRoute, async (context) =>
      context.json(await mergeCategories(categories, context.req.valid('json')), 200),
    );
}
