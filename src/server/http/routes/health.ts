import { createRoute } from '@hono/zod-openapi';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { healthSchema } from '#shared/status.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether all is well: `ready`, or `degraded` with the reasons',
  description:
    'Reading works whenever this answers. Reasons and version are told only to those who have access.',
  responses: { 200: jsonAnswer(healthSchema, 'Ready, or degraded for these reasons') },
});

/** For the owner's own monitoring: reading works whenever this answers. */
export function healthRoutes({ status }: HttpDeps) {
  return createRoutes().openapi(healthRoute, async (context) => {
    const reasons = (await status.reasons()).map(({ code }) => code);
    const word = reasons.length === 0 ? ('ready' as const) : ('degraded' as const);
    // A health check of a container or a proxy has no password, and needs no more than this.
    if (!context.get('identity')) return context.json({ status: word, reasons: [], version: null }, 200);
    return context.json({ status: word, reasons, version: WINNOW_VERSION }, 200);
  });
}
