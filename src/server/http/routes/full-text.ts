import { createRoute, z } from '@hono/zod-openapi';
import { getArticle } from '#server/articles/article-queries.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { findFailure, findJudgement } from '#server/judging/scores/judgement-queries.ts';
import { articleSchema } from '#shared/article.ts';
import { idSchema } from '#shared/page.ts';

const fetchRoute = createRoute({
  method: 'post',
  path: '/articles/{id}/full-text',
  summary: 'Fetches the article from its page, in place of what the feed gave of it',
  request: { params: z.object({ id: idSchema }) },
  responses: {
    200: jsonAnswer(articleSchema, 'The article as its page has it'),
    default: errorAnswer,
  },
});

/** Fetching one article's page by hand, for the first time or anew. */
export function fullTextRoutes({ db, clock, images, fullTexts }: HttpDeps) {
  return createRoutes().openapi(fetchRoute, async (context) => {
    const { id } = context.req.valid('param');
    await fullTexts.fetchNow(id);
    const article = await getArticle(db, id, clock.now());
    const [judgement, failure] = [await findJudgement(db, id), await findFailure(db, id)];
    const content_html = await images.show(article.content_html);
    return context.json({ ...article, content_html, judgement, failure }, 200);
  });
}
