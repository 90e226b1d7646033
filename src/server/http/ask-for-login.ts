import type { MiddlewareHandler } from 'hono';
import type { AccessDeps } from '#server/access/access-deps.ts';
import { basePathFor, basePathOf, withoutBasePath } from './base-path.ts';
import { createIdentification } from './identify-caller.ts';

/**
 * Sends a browser that is not logged in to the login page instead of to a page without anything on it. Only what
 * it opens as a page: scripts, styles and icons hold nothing of the owner, and the login page needs them.
 */
export function askForLogin(access: AccessDeps): MiddlewareHandler {
  const identifyIn = createIdentification(access);
  const base = basePathOf(access.config);
  return async (context, next) => {
    const { method, path } = context.req;
    const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
    const opens = method === 'GET' && wantsPage && path !== '/login';
    if (!opens || (await identifyIn(context))) return next();
    const { pathname, search } = new URL(context.req.url);
    const to = withoutBasePath(pathname, base) + search;
    const back = to === '/' ? '' : `?to=${encodeURIComponent(to)}`;
    context.header('cache-control', 'no-store');
    return context.redirect(`${basePathFor(context, access.config)}/login${back}`, 302);
  };
}
