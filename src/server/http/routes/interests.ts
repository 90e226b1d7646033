import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { saveInterestsWithExamples } from '#server/judging/asking/worked-examples.ts';
import { describeFit } from '#server/judging/prompts/fit-interests.ts';
import { readInterests } from '#server/settings/interests.ts';
import { fittedInterestsSchema, interestsChangeSchema } from '#shared/settings.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/interests',
  summary: 'What the owner wants and does not want',
  description: '`cut` and `left_out` say what a model does not get of them.',
  responses: { 200: jsonAnswer(fittedInterestsSchema, 'What the owner wants and does not want') },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/interests',
  summary: 'Saves the interests',
  request: { body: jsonBody(interestsChangeSchema) },
  responses: { 200: jsonAnswer(fittedInterestsSchema, 'As saved'), default: errorAnswer },
});

/** The two texts that articles are judged by. */
export function interestsRoutes(deps: HttpDeps) {
  return createRoutes()
    .openapi(readRoute, async (context) => context.json(describeFit(await readInterests(deps.db)), 200))
    .openapi(saveRoute, async (context) =>
      context.json(describeFit(await saveInterestsWithExamples(deps, context.req.valid('json'))), 200),
    );
}
