import { createRoute, z } from '@hono/zod-openapi';
import { applyGroups } from '#server/categories/apply-groups.ts';
import { undoGroups } from '#server/categories/undo-groups.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody, jsonContent } from '#server/http/json-content.ts';
import { appliedGroupsSchema, suggestedGroupsSchema, undoneGroupsSchema } from '#shared/category-answer.ts';
import { groupMovesSchema, undoGroupsSchema } from '#shared/category-request.ts';

const suggestRoute = createRoute({
  method: 'post',
  path: '/categories/auto-group/suggest',
  summary: 'Asks the model for groups; changes nothing',
  request: { body: { content: jsonContent(z.strictObject({})) } },
  responses: {
    200: jsonAnswer(suggestedGroupsSchema, 'Moves to look at; nothing is changed'),
    default: errorAnswer,
  },
});

const applyRoute = createRoute({
  method: 'post',
  path: '/categories/auto-group/apply',
  summary: 'Moves categories into groups',
  description: '`id: null` makes a group of that name.',
  request: { body: jsonBody(groupMovesSchema) },
  responses: {
    200: jsonAnswer(appliedGroupsSchema, 'All are made; the token undoes them'),
    default: errorAnswer,
  },
});

const undoRoute = createRoute({
  method: 'post',
  path: '/categories/auto-group/undo',
  summary: 'Takes the last grouping back',
  request: { body: jsonBody(undoGroupsSchema) },
  responses: { 200: jsonAnswer(undoneGroupsSchema, 'As it was before'), default: errorAnswer },
});

/** Groups that a model proposes, and the owner makes. */
export function categoryGroupRoutes({ categories, suggestGroups, stopping }: HttpDeps) {
  return createRoutes()
    .openapi(suggestRoute, async (context) => {
      // Whoever asked may leave, and the server may stop: a model that nobody waits for is not kept busy.
      const signal = AbortSignal.any([stopping, context.req.raw.signal]);
      return context.json(await suggestGroups(signal), 200);
    })
    .openapi(applyRoute, async (context) =>
      context.json(await applyGroups(categories, context.req.valid('json').moves), 200),
    )
    .openapi(undoRoute, async (context) =>
      context.json(await undoGroups(categories, context.req.valid('json').undo_token), 200),
    );
}
