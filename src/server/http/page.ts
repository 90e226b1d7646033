import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { AppError } from '#shared/app-error.ts';

/** Players that an article may bring along; feeds/sanitise lets no other frame through. */
const framed = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];

/** What index.html holds where the nonce of the request belongs. */
const NONCE_PLACE = /__NONCE__/g;

/** A year: the names of these files change with their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The built page: immutable files under /assets, and index.html with a fresh nonce for every other address. */
export function pageRoutes(pageDir: string) {
  const indexFile = join(pageDir, 'index.html');
  if (!existsSync(indexFile)) return withoutPage();
  return new Hono()
    .use(
      '/assets/*',
      serveStatic({
        root: pageDir,
        precompressed: true,
        onFound: (_path, context) => context.header('cache-control', IMMUTABLE),
      }),
    )
    .get('/assets/*', () => {
      throw new AppError('not_found', 'There is no such file.');
    })
    .get('/icon.svg', serveStatic({ root: pageDir }))
    .get('*', (context) => {
      const nonce = randomBytes(16).toString('base64url');
      context.header('content-security-policy', contentSecurityPolicy(nonce));
      context.header('cache-control', 'no-store');
      return context.html(readFileSync(indexFile, 'utf8').replace(NONCE_PLACE, nonce));
    });
}

/** The API works without a page, for those who run the server by hand. */
function withoutPage() {
  return new Hono().get('*', () => {
    throw new AppError('not_found', 'The page has not been built.', { hint: 'Start Winnow with npm start.' });
  });
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // Images and media come from the feeds' own sites until there is a proxy of our own.
    "img-src 'self' data: https: http:",
    'media-src https: http:',
    `frame-src ${framed.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
