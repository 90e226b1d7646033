import { createRoute, z } from '@hono/zod-openapi';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  responses: {
    200: jsonAnswer(
      z.object({
        status: z.enum(['ready', 'degraded']),
        reasons: z.array(z.string()),
        version: z.string().nullable(),
      }),
      'Ready; degraded while judging stands still or no feed can be reached (offline). Reasons and version are for those who have access',
    ),
  },
});

/** For the owner's own monitoring: reading works whenever this answers. */
export function healthRoutes({ judging, scheduler }: HttpDeps) {
  return createRoutes().openapi(healthRoute, async (context) => {
    const { reason } = await judging.status();
    const reasons = [...(reason === null ? [] : [reason]), ...(scheduler.isOffline() ? ['offline'] : [])];
    const status = reasons.length === 0 ? ('ready' as const) : ('degraded' as const);
    // A health check of a container or a proxy has no password, and needs no more than this.
    if (!context.get('identity')) return context.json({ status, reasons: [], version: null }, 200);
    return context.json({ status, reasons, version: WINNOW_VERSION }, 200);
  });
}
