import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { readReaderSettings, saveReaderSettings } from '#server/settings/reader-settings.ts';
import { readerSettingsChangeSchema, readerSettingsSchema } from '#shared/settings.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/settings',
  summary: 'The settings of reader, judging, storage and backups',
  responses: { 200: jsonAnswer(readerSettingsSchema, 'How and when articles are judged') },
});

const saveRoute = createRoute({
  method: 'put',
  path: '/settings',
  summary: 'Changes settings; what is left out stays',
  description:
    "Null takes limit, hours, minimum or end of retention back. `quiet_hours` are by the server's clock. `images`: `proxy` is through Winnow, `direct` from their sites, `off` a link for each. What is estimated below `minimum_estimate` is not judged by itself, until the minimum or its estimate changes. `welcome` is `open` until the first steps were gone through or skipped.",
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
