import { createRoute } from '@hono/zod-openapi';
import { readSessionState } from '#server/access/identify.ts';
import { logIn } from '#server/access/log-in.ts';
import { endSession } from '#server/access/sessions.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { giveSessionCookie, takeSessionCookie } from '#server/http/session-cookie.ts';
import { loginSchema, sessionStateSchema } from '#shared/access.ts';

const stateRoute = createRoute({
  method: 'get',
  path: '/session',
  summary: 'What stands between this browser and Winnow',
  description: '`granted`: nothing; `login`: a password; `proxy`: only a proxy logs people in.',
  responses: { 200: jsonAnswer(sessionStateSchema, 'Whether this browser has to log in; answers everybody') },
});

const logInRoute = createRoute({
  method: 'post',
  path: '/session',
  summary: 'Logs in, with a cookie',
  request: { body: jsonBody(loginSchema) },
  responses: { 201: jsonAnswer(sessionStateSchema, 'Logged in, with a cookie'), default: errorAnswer },
});

const logOutRoute = createRoute({
  method: 'delete',
  path: '/session',
  summary: 'Logs out',
  responses: { 200: jsonAnswer(sessionStateSchema, 'Logged out'), default: errorAnswer },
});

/** Logging in and out. */
export function sessionRoutes({ access }: Pick<HttpDeps, 'access'>) {
  return createRoutes()
    .openapi(stateRoute, async (context) =>
      context.json(await readSessionState(access, context.get('identity')), 200),
    )
    .openapi(logInRoute, async (context) => {
      const asking = { identity: context.get('identity'), caller: context.get('caller') };
      const cookie = await logIn(access, asking, context.req.valid('json').password);
      giveSessionCookie(context, access.config, cookie);
      return context.json({ access: 'granted' as const }, 201);
    })
    .openapi(logOutRoute, async (context) => {
      const identity = context.get('identity');
      if (identity?.via === 'session') await endSession(access, identity.id);
      takeSessionCookie(context, access.config);
      const left = identity?.via === 'session' ? null : identity;
      return context.json(await readSessionState(access, left), 200);
    });
}
