import { createRoute, z } from '@hono/zod-openapi';
import { createToken, readTokens, revokeToken } from '#server/access/tokens.ts';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer, jsonBody } from '#server/http/json-content.ts';
import { createdTokenSchema, newTokenSchema, tokenSchema } from '#shared/access.ts';
import { idSchema } from '#shared/page.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/tokens',
  summary: 'All tokens, without their texts',
  responses: { 200: jsonAnswer(z.object({ tokens: z.array(tokenSchema) }), 'All tokens, the newest first') },
});

const createTokenRoute = createRoute({
  method: 'post',
  path: '/tokens',
  summary: 'Makes a token; its text is told this once',
  request: { body: jsonBody(newTokenSchema) },
  responses: { 201: jsonAnswer(createdTokenSchema, 'With its text, this once'), default: errorAnswer },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  summary: 'Revokes a token, at once',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: jsonAnswer(z.object({ id: z.number() }), 'Revoked'), default: errorAnswer },
});

/** Tokens with which scripts come in. */
export function tokenRoutes({ access }: Pick<HttpDeps, 'access'>) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json({ tokens: await readTokens(access) }, 200))
    .openapi(createTokenRoute, async (context) =>
      context.json(await createToken(access, context.req.valid('json')), 201),
    )
    .openapi(revokeRoute, async (context) => {
      const { id } = context.req.valid('param');
      await revokeToken(access, id);
      return context.json({ id }, 200);
    });
}
