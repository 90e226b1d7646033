import { createRoute, z } from '@hono/zod-openapi';
import { getArticle, getFeedContent } from '#server/articles/article-queries.ts';
import { readCounts } from '#server/articles/count-queries.ts';
import { listArticleIds } from '#server/articles/list-queries.ts';
import { markArticle } from '#server/articles/mark-article.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readScope } from '#server/http/read-scope.ts';
import { findFailure, findJudgement } from '#server/judging/scores/judgement-queries.ts';
import { toTime } from '#server/platform/time.ts';
import { AppError } from '#shared/app-error.ts';
import {
  articleListSchema,
  articleMarksSchema,
  articleRowSchema,
  articleSchema,
  countsSchema,
} from '#shared/article.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { idListSchema, idSchema, sortSchema, viewSchema } from '#shared/page.ts';
import { searchTextSchema } from '#shared/search.ts';

const oneArticle = { params: z.object({ id: idSchema }) };

const listRoute = createRoute({
  method: 'get',
  path: '/articles',
  summary: 'The articles of a view, or what a search finds: all ids in order, and the first rows',
  description:
    '`best` and `lowest` go by the score, else by the estimate; `fresh` is best less some points for each day of age; `queue` is the order of judging. `unranked` counts articles with neither score nor estimate. `hidden` is what came within a day and is blocked or below 40. A category comes with those below it; feed or folder and category together mean both. With `q` and without `view` the search goes through all that is not blocked. No search is an error: `GET /api/search/check` says what of it has no meaning.',
  request: {
    query: z.object({
      view: viewSchema.optional(),
      sort: sortSchema.default('best'),
      feed_id: idSchema.optional(),
      folder_id: idSchema.optional(),
      category_id: idSchema.optional(),
      q: searchTextSchema.optional(),
    }),
  },
  responses: {
    200: jsonAnswer(articleListSchema, 'The order as ids, and the first rows'),
    default: errorAnswer,
  },
});

const rowsRoute = createRoute({
  method: 'get',
  path: '/articles/rows',
  summary: 'Rows of a frozen list, in the order of the ids',
  description:
    'Ids that are gone are left out. Beside `score` stand `estimate` (what it will probably be) and `closest_to` (the wanted phrase it is closest to).',
  request: { query: z.object({ ids: idListSchema }) },
  responses: {
    200: jsonAnswer(z.object({ articles: z.array(articleRowSchema) }), 'Rows in the order of the ids'),
    default: errorAnswer,
  },
});

const countsRoute = createRoute({
  method: 'get',
  path: '/counts',
  summary: 'How many articles stand in each view, and the unread ones of each feed and folder',
  responses: { 200: jsonAnswer(countsSchema, 'How many articles stand in each view') },
});

const getRoute = createRoute({
  method: 'get',
  path: '/articles/{id}',
  summary: 'One article with its content, judgement and last failure',
  description: 'With `content=feed` what the feed gave of it, where its page was fetched.',
  request: { ...oneArticle, query: z.object({ content: z.literal('feed').optional() }) },
  responses: {
    200: jsonAnswer(articleSchema, 'One article with content and judgement'),
    default: errorAnswer,
  },
});

const markRoute = createRoute({
  method: 'patch',
  path: '/articles/{id}',
  summary: 'Marks an article read or unread, or stars it',
  request: { ...oneArticle, body: jsonBody(articleMarksSchema) },
  responses: { 200: jsonAnswer(articleRowSchema, 'The row as it is now'), default: errorAnswer },
});

const judgeRoute = createRoute({
  method: 'post',
  path: '/articles/{id}/judge',
  summary: 'Puts an article in front of the queue',
  description: 'Its old result stays until the new one is there.',
  request: oneArticle,
  responses: { 202: jsonAnswer(articleRowSchema, 'It stands first in the queue'), default: errorAnswer },
});

/** Lists, rows, one article, its marks, and asking for a judgement. */
export function articleRoutes({ db, bus, clock, judging, images, search }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => {
      const { view, sort, q, ...place } = context.req.valid('query');
      const scope = await readScope(db, place);
      const now = clock.now();
      const { ids, total, unranked } =
        q === undefined
          ? await listArticleIds(db, { view: view ?? 'unread', sort, now, ...scope })
          : await search.list({ text: q, view, sort, ...scope }, context.req.raw.signal);
      const articles = await findArticleRows(db, ids.slice(0, ROWS_PER_PAGE), now);
      return context.json({ total, unranked, as_of: toTime(now), ids, articles }, 200);
    })
    .openapi(rowsRoute, async (context) => {
      const { ids } = context.req.valid('query');
      return context.json({ articles: await findArticleRows(db, ids, clock.now()) }, 200);
    })
    .openapi(countsRoute, async (context) => context.json(await readCounts(db, clock.now()), 200))
    .openapi(getRoute, async (context) => {
      const { id } = context.req.valid('param');
      const article = await getArticle(db, id, clock.now());
      const [judgement, failure] = [await findJudgement(db, id), await findFailure(db, id)];
      const { content } = context.req.valid('query');
      const html = content === 'feed' ? await getFeedContent(db, id) : article.content_html;
      const content_html = await images.show(html);
      return context.json({ ...article, content_html, judgement, failure }, 200);
    })
    .openapi(markRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await markArticle({ db, bus, clock }, id, context.req.valid('json')), 200);
    })
    .openapi(judgeRoute, async (context) => {
      const { id } = context.req.valid('param');
      await judging.judgeAgain(id);
      const [row] = await findArticleRows(db, [id], clock.now());
      if (!row) throw new AppError('not_found', 'There is no such article (any more).');
      return context.json(row, 202);
    });
}
