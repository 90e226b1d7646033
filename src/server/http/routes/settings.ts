import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readReaderSettings, saveReaderSettings } from '#server/settings/reader-settings.ts';
import { readerSettingsChangeSchema, readerSettingsSchema } from '#shared/settings.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/settings',
  responses: { 200: jsonAnswer(readerSettingsSchema, 'How and when articles are judged') },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/settings',
  request: { body: jsonBody(readerSettingsChangeSchema) },
  responses: { 200: jsonAnswer(readerSettingsSchema, 'As saved'), default: errorAnswer },
});

/** Language of explanations, reading depth, daily limit and quiet hours. */
export function settingsRoutes(deps: HttpDeps) {
  return createRoutes()
    .openapi(readRoute, async (context) => context.json(await readReaderSettings(deps.db), 200))
    .openapi(saveRoute, async (context) =>
      context.json(await saveReaderSettings(deps, context.req.valid('json')), 200),
    );
}
