import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { renderPrompts } from '#server/judging/asking/render-prompts.ts';
import { promptsSchema } from '#shared/judgement.ts';
import { idSchema } from '#shared/page.ts';

const promptsRoute = createRoute({
  method: 'get',
  path: '/ollama/prompts',
  summary: 'What the models are told: the templates, or the prompts for one article',
  request: { query: z.object({ article_id: idSchema.optional() }) },
  responses: {
    200: jsonAnswer(promptsSchema, 'The templates; with an article the prompts that would be sent for it'),
    default: errorAnswer,
  },
});

/** What the models are told. */
export function promptRoutes({ db, config }: HttpDeps) {
  return createRoutes().openapi(promptsRoute, async (context) => {
    const { article_id: articleId } = context.req.valid('query');
    const contextLength = config.ollama.context_length;
    return context.json(await renderPrompts({ db, contextLength }, articleId), 200);
  });
}
