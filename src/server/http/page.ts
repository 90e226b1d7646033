import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { AppError } from '#shared/app-error.ts';
import { playerOrigins } from '#shared/article-html.ts';
import type { ImageMode } from '#shared/settings.ts';
import { basePathFor } from './base-path.ts';
import type { HttpDeps } from './deps.ts';

/** What index.html holds where the nonce of the request belongs. */
const NONCE_PLACE = /__NONCE__/g;

/** How the build begins an address in index.html, so that it holds in any folder; a page of ours may be deeper. */
const OWN_ADDRESS = /(?<==")\.\//g;

/** A year: the names of these files change with their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Names that stay the same when their content changes: browsers ask each time whether it did. */
const lastingNames = ['/manifest.webmanifest', '/sw.js', '/icons/*'];

/** The service worker may ask us for pages, and do nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/** The built page: immutable files under /assets, and index.html with a fresh nonce for every other address. */
export function pageRoutes({ pageDir, db, config }: Pick<HttpDeps, 'pageDir' | 'db' | 'config'>) {
  const indexFile = join(pageDir, 'index.html');
  if (!existsSync(indexFile)) return withoutPage();
  const serveAssets = serveStatic({
    root: pageDir,
    precompressed: true,
    onFound: (_path, context) => context.header('cache-control', IMMUTABLE),
  });
  const serveLasting = serveStatic({
    root: pageDir,
    onFound: (path, context) => {
      context.header('cache-control', 'no-cache');
      if (path.endsWith('sw.js')) context.header('content-security-policy', WORKER_POLICY);
    },
  });
  return new Hono()
    .use('/assets/*', serveAssets)
    .get('/assets/*', () => {
      throw new AppError('not_found', 'There is no such file.');
    })
    .on('GET', lastingNames, serveLasting)
    .on('GET', lastingNames, () => {
      throw new AppError('not_found', 'There is no such file.');
    })
    .get('*', async (context) => {
      const nonce = randomBytes(16).toString('base64url');
      const { images } = await readReaderSettings(db);
      context.header('content-security-policy', contentSecurityPolicy(nonce, images));
      context.header('cache-control', 'no-store');
      const html = readFileSync(indexFile, 'utf8').replace(NONCE_PLACE, nonce);
      return context.html(html.replace(OWN_ADDRESS, `${basePathFor(context, config)}/`));
    });
}

/** The API works without a page, for those who run the server by hand. */
function withoutPage() {
  return new Hono().get('*', () => {
    throw new AppError('not_found', 'The page has not been built.', { hint: 'Start Winnow with npm start.' });
  });
}

function contentSecurityPolicy(nonce: string, images: ImageMode): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Sites hear nothing of the reader unless the owner said so.
    `img-src 'self' data:${images === 'direct' ? ' https: http:' : ''}`,
    // Nothing of these is loaded before somebody plays it.
    'media-src https: http:',
    `frame-src ${playerOrigins.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
