import { createRoute, z } from '@hono/zod-openapi';
import { listToMark } from '#server/articles/to-mark-queries.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readScope } from '#server/http/read-scope.ts';
import { markedReadSchema, markReadRequestSchema } from '#shared/article.ts';

const readRoute = createRoute({
  method: 'post',
  path: '/articles/mark-read',
  request: { body: jsonBody(markReadRequestSchema) },
  responses: {
    200: jsonAnswer(markedReadSchema, 'How many were unread, and what takes that back'),
    default: errorAnswer,
  },
});

const undoRoute = createRoute({
  method: 'post',
  path: '/articles/mark-read/undo',
  request: { body: jsonBody(z.strictObject({ undo_token: z.string().min(1).max(100) })) },
  responses: {
    200: jsonAnswer(z.object({ count: z.number().int() }), 'How many are unread again'),
    default: errorAnswer,
  },
});

/** Marking many articles read in one request, and taking that back. */
export function articleMarkRoutes({ db, manyMarks, search }: Pick<HttpDeps, 'db' | 'manyMarks' | 'search'>) {
  return createRoutes()
    .openapi(readRoute, async (context) => {
      const asked = context.req.valid('json');
      if ('ids' in asked) return context.json(await manyMarks.mark(asked.ids), 200);
      const upTo = Date.parse(asked.up_to);
      const publishedBefore = asked.published_before && Date.parse(asked.published_before);
      const list = {
        ...(await readScope(db, asked)),
        view: asked.view,
        upTo,
        now: upTo,
        ...(publishedBefore ? { publishedBefore } : {}),
      };
      const { q: text } = asked;
      const ids = text === undefined ? await listToMark(db, list) : await search.unread({ ...list, text });
      return context.json(await manyMarks.mark(ids), 200);
    })
    .openapi(undoRoute, async (context) => {
      const { undo_token: token } = context.req.valid('json');
      return context.json({ count: await manyMarks.undo(token) }, 200);
    });
}
