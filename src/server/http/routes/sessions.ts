import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { endOtherSessions, endSession, readSessions } from '#server/access/sessions.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { getIdentity } from '#server/http/identify-caller.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { sessionSchema } from '#shared/access.ts';
import { idSchema } from '#shared/page.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/sessions',
  summary: 'Browsers that are logged in, the one used last first',
  responses: {
    200: jsonAnswer(z.object({ sessions: z.array(sessionSchema) }), 'Browsers that are logged in'),
  },
});

const endRoute = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  summary: 'Logs a browser out, at once',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: jsonAnswer(z.object({ id: z.number() }), 'Logged out'), default: errorAnswer },
});

const endOthersRoute = createRoute({
  method: 'post',
  path: '/sessions/log-out-others',
  summary: 'Logs out all browsers but the one that asks',
  responses: { 200: jsonAnswer(z.object({ count: z.number() }), 'All but this browser are logged out') },
});

/** Which browsers are logged in, and logging them out. */
export function sessionsRoutes({ access }: Pick<HttpDeps, 'access'>) {
  return createRoutes()
    .openapi(listRoute, async (context) =>
      context.json({ sessions: await readSessions(access, currentOf(context)) }, 200),
    )
    .openapi(endRoute, async (context) => {
      const { id } = context.req.valid('param');
      await endSession(access, id);
      return context.json({ id }, 200);
    })
    .openapi(endOthersRoute, async (context) =>
      context.json({ count: await endOtherSessions(access, currentOf(context)) }, 200),
    );
}

function currentOf(context: Context): number | null {
  const identity = getIdentity(context);
  return identity.via === 'session' ? identity.id : null;
}
