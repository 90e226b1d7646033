import { createRoute, z } from '@hono/zod-openapi';
import { listCategories } from '#server/categories/category-queries.ts';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { categorySchema } from '#shared/category.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/categories',
  responses: { 200: jsonAnswer(z.object({ categories: z.array(categorySchema) }), 'The visible tree') },
});

/** The tree of categories. */
export function categoryRoutes({ db }: HttpDeps) {
  return createRoutes().openapi(listRoute, async (context) =>
    context.json({ categories: await listCategories(db) }, 200),
  );
}
