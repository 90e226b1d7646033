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
  summary: 'Marks articles read: by their ids, or all that stand in a list',
  description:
    'A list is named as in `GET /api/articles`, with `up_to` being its `as_of`: what came since stays unread. `undo_token` is null where nothing was unread.',
  request: { body: jsonBody(markReadRequestSchema) },
  responses: {
    200: jsonAnswer(markedReadSchema, 'How many were unread, and what takes that back'),
    default: errorAnswer,
  },
});

const undoRoute = createRoute({
  method: 'post',
  path: '/articles/mark-read/undo',
  summary: 'Takes back one marking of many, once, within a day',
  description: 'What was marked anew since stays as it is.',
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
      const { q: text, published_before: before } = asked;
      const list = {
        ...(await readScope(db, asked)),
        view: asked.view,
        upTo,
        now: upTo,
        ...(before === undefined ? {} : { publishedBefore: Date.parse(before) }),
      };
      const ids = text === undefined ? await listToMark(db, list) : await search.unread({ ...list, text });
      return context.json(await manyMarks.mark(ids), 200);
    })
    .openapi(undoRoute, async (context) => {
      const { undo_token: token } = context.req.valid('json');
      return context.json({ count: await manyMarks.undo(token) }, 200);
    });
}
