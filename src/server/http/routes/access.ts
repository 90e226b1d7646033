import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readAccessState } from '#server/access/access-state.ts';
import { type Asking, changePassword, removePassword } from '#server/access/change-password.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { getIdentity } from '#server/http/identify-caller.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { giveSessionCookie, takeSessionCookie } from '#server/http/session-cookie.ts';
import {
  accessStateSchema,
  passwordChangeSchema,
  passwordRemovalSchema,
  sessionStateSchema,
} from '#shared/access.ts';

const readRoute = createRoute({
  method: 'get',
  path: '/access',
  summary: 'Where Winnow listens, what protects it, and how this request came',
  responses: { 200: jsonAnswer(accessStateSchema, 'How Winnow is reached, and what protects it') },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/access/password',
  summary: 'Sets or changes the password; every other browser is logged out',
  request: { body: jsonBody(passwordChangeSchema) },
  responses: {
    200: jsonAnswer(sessionStateSchema, 'Set; this browser is logged in, every other one logged out'),
    default: errorAnswer,
  },
});

const removeRoute = createRoute({
  method: 'post',
  path: '/access/password/remove',
  summary: 'Removes the password',
  request: { body: jsonBody(passwordRemovalSchema) },
  responses: { 200: jsonAnswer(sessionStateSchema, 'Removed, with every session'), default: errorAnswer },
});

/** What protects Winnow, and the password. */
export function accessRoutes({ access }: Pick<HttpDeps, 'access'>) {
  return createRoutes()
    .openapi(readRoute, async (context) => context.json(await readAccessState(access, asking(context)), 200))
    .openapi(changeRoute, async (context) => {
      const cookie = await changePassword(access, asking(context), context.req.valid('json'));
      if (cookie !== null) giveSessionCookie(context, access.config, cookie);
      return context.json({ access: 'granted' as const }, 200);
    })
    .openapi(removeRoute, async (context) => {
      const given = context.req.valid('json').current_password;
      await removePassword(access, { caller: context.get('caller'), given });
      takeSessionCookie(context, access.config);
      // Where only a proxy logs people in, somebody who came past it is outside now.
      const inside = access.config.auth.proxy_header === undefined || getIdentity(context).via === 'proxy';
      return context.json({ access: inside ? ('granted' as const) : ('proxy' as const) }, 200);
    });
}

function asking(context: Context): Asking {
  return { identity: getIdentity(context), caller: context.get('caller') };
}
