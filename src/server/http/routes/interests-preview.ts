import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { interestsDraftSchema, interestsPreviewSchema } from '#shared/interests-preview.ts';

const previewRoute = createRoute({
  method: 'post',
  path: '/interests/preview',
  summary: 'What other interests would change, before they are saved',
  description:
    'The five largest changes of estimates, the eight that would stand on top, and how many of the 500 newest unread articles come to stand in another tier. A preview that a newer one overtook is refused with `superseded`.',
  request: { body: jsonBody(interestsDraftSchema) },
  responses: {
    200: jsonAnswer(interestsPreviewSchema, 'What these texts would change; nothing is saved'),
    default: errorAnswer,
  },
});

/** What an edit of the interests would do, before it is saved. */
export function interestsPreviewRoutes(deps: HttpDeps) {
  return createRoutes().openapi(previewRoute, async (context) => {
    const { interests, anti_interests: antiInterests } = context.req.valid('json');
    return context.json(await deps.previewInterests({ interests, antiInterests }), 200);
  });
}
