import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { answerSuggestion } from '#server/judging/suggestions/answer-suggestion.ts';
import { readSuggestions } from '#server/judging/suggestions/read-suggestions.ts';
import { answeredSuggestionSchema, suggestionAnswerSchema, suggestionsSchema } from '#shared/suggestion.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/suggestions',
  summary: 'Weights and lines of interest that votes suggest',
  description: 'Nothing of it happens by itself.',
  responses: { 200: jsonAnswer(suggestionsSchema, 'What the votes suggest'), default: errorAnswer },
});

const answerRoute = createRoute({
  method: 'post',
  path: '/suggestions/{id}',
  summary: 'Answers a suggestion: `yes` does it, `no` drops it',
  description: 'Either way it is not suggested again before twice as many votes speak for it.',
  request: { params: z.object({ id: z.string().max(100) }), body: jsonBody(suggestionAnswerSchema) },
  responses: {
    200: jsonAnswer(answeredSuggestionSchema, 'Whether anything was changed'),
    default: errorAnswer,
  },
});

/** What the owner's votes suggest. Nothing of it happens without a yes. */
export function suggestionRoutes({ categories, estimating }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json(await readSuggestions(estimating), 200))
    .openapi(answerRoute, async (context) => {
      const { id } = context.req.valid('param');
      const { answer } = context.req.valid('json');
      return context.json(await answerSuggestion({ categories, source: estimating }, id, answer), 200);
    });
}
