import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { errorBody } from '#server/http/error-answer.ts';
import { errorStatus } from '#server/http/error-status.ts';
import { findIconByHash } from '#server/images/icon-queries.ts';
import { imageFailed } from '#server/images/image-failed.ts';
import { FAILURE_KEPT } from '#server/images/image-proxy.ts';
import { AppError } from '#shared/app-error.ts';

const rasterAnswer = {
  description: 'The image as its site has it: PNG, JPEG, GIF, WebP, AVIF, BMP or ICO',
  content: { 'image/*': { schema: z.string() } },
};

const imageRoute = createRoute({
  method: 'get',
  path: '/images/{signature}/{encoded}',
  summary: 'An image of an article, through Winnow',
  description:
    'Only addresses that Winnow has signed, as they stand in `content_html`; PNG, JPEG, GIF, WebP, AVIF, BMP or ICO up to 10 MB.',
  request: { params: z.object({ signature: z.string(), encoded: z.string() }) },
  responses: { 200: rasterAnswer, default: errorAnswer },
});

const iconRoute = createRoute({
  method: 'get',
  path: '/icons/{hash}',
  summary: 'The icon of a feed, as its `icon` names it',
  request: { params: z.object({ hash: z.string() }) },
  responses: { 200: rasterAnswer, default: errorAnswer },
});

/** Images of articles, through the proxy, and icons of feeds. */
export function imageRoutes({ db, images }: HttpDeps) {
  return createRoutes()
    .openapi(imageRoute, async (context) => {
      const { signature, encoded } = context.req.valid('param');
      const url = images.addresses.read(signature, encoded);
      if (url === null) {
        throw new AppError('not_found', 'This address of an image was not made by this Winnow.', {
          hint: 'Open the article again.',
        });
      }
      const answer = await images.proxy.get(url);
      if (answer.outcome === 'image') return sendImage(context, answer);
      const error = imageFailed(url, answer.kind);
      context.header('cache-control', `private, max-age=${FAILURE_KEPT / 1_000}`);
      return context.json(errorBody(error), errorStatus[error.code]);
    })
    .openapi(iconRoute, async (context) => {
      const icon = await findIconByHash(db, context.req.valid('param').hash);
      if (!icon) throw new AppError('not_found', 'There is no such icon (any more).');
      return sendImage(context, { ...icon, bytes: new Uint8Array(icon.bytes) });
    });
}

type SentImage = { mime: string; bytes: Uint8Array<ArrayBuffer> };

/** The address says all that there is to know of it: the same one always means the same bytes. */
function sendImage(context: Context, { mime, bytes }: SentImage): Response {
  context.header('content-type', mime);
  context.header('cache-control', 'private, max-age=31536000, immutable');
  context.header('content-security-policy', "default-src 'none'; sandbox");
  return context.body(bytes, 200);
}
