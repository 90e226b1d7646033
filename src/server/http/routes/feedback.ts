import { createRoute, z } from '@hono/zod-openapi';
import { listVotes } from '#server/estimates/votes/feedback-queries.ts';
import { takeVoteBack, vote } from '#server/estimates/votes/vote.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { articleRowSchema } from '#shared/article.ts';
import { deletedVoteSchema, feedbackRequestSchema, voteListSchema } from '#shared/feedback.ts';
import { MAX_VOTES_AT_ONCE } from '#shared/limits.ts';
import { idSchema } from '#shared/page.ts';

const one = { params: z.object({ id: idSchema }) };

const limitSchema = z.coerce
  .number<string>({ error: 'limit is a whole number' })
  .int('limit is a whole number')
  .min(1, 'limit is at least 1')
  .max(MAX_VOTES_AT_ONCE, `limit is at most ${MAX_VOTES_AT_ONCE}`);

const voteRoute = createRoute({
  method: 'post',
  path: '/articles/{id}/feedback',
  summary: 'More or less like this, or `none` to take the vote back',
  description: 'Estimates learn from it; nothing else changes.',
  request: { ...one, body: jsonBody(feedbackRequestSchema) },
  responses: {
    200: jsonAnswer(articleRowSchema, 'The row with the vote as it is now'),
    default: errorAnswer,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/feedback',
  summary: 'The votes, newest first',
  description:
    '`before` is the last id of the page before. A vote outlives its article (`article_id` is then null).',
  request: {
    query: z.object({ before: idSchema.optional(), limit: limitSchema.default(MAX_VOTES_AT_ONCE) }),
  },
  responses: { 200: jsonAnswer(voteListSchema, 'Votes, newest first'), default: errorAnswer },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/feedback/{id}',
  summary: 'Takes one vote back, also when its article is gone',
  request: one,
  responses: { 200: jsonAnswer(deletedVoteSchema, 'It is taken back'), default: errorAnswer },
});

/** The owner's votes on articles. */
export function feedbackRoutes({ db, bus, estimating }: HttpDeps) {
  return createRoutes()
    .openapi(voteRoute, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await vote(estimating, id, context.req.valid('json').verdict), 200);
    })
    .openapi(listRoute, async (context) => {
      const { before, limit } = context.req.valid('query');
      return context.json(await listVotes(db, { before, limit }), 200);
    })
    .openapi(deleteRoute, async (context) => {
      await takeVoteBack({ db, bus }, context.req.valid('param').id);
      return context.json({ deleted: true as const }, 200);
    });
}
