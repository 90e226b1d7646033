import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '#shared/app-error.ts';
import { isReading } from './guards.ts';
import { getIdentity } from './identify-caller.ts';

/** What answers everybody: how to log in, and whether Winnow runs. */
const open = new Set(['GET /api/session', 'POST /api/session', 'DELETE /api/session', 'GET /api/health']);

/** What a token may not touch, lest one that was stolen makes others. */
const owners = ['/api/session', '/api/sessions', '/api/tokens', '/api/access'];

/** All there is in one file: more than somebody meant who gave a token to read with. */
const EVERYTHING = '/api/export';

/** Whether it answers everybody. */
export function isOpen(method: string, path: string): boolean {
  return open.has(`${method} ${path}`);
}

/** Whether it is refused to every token. */
export function isForOwnersAlone(path: string): boolean {
  return owners.some((owned) => path === owned || path.startsWith(`${owned}/`));
}

/**
 * Closed by default: every route of the API wants a session, a token, or a proxy that logged somebody in, unless
 * nothing protects Winnow at all (then only this machine reaches it).
 */
export function requireAccess(): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    if (!isOpen(method === 'HEAD' ? 'GET' : method, path)) {
      const identity = getIdentity(context);
      if (identity.via === 'token') refuseBeyondScope(context, identity.scope);
    }
    if (!isReading(method)) refuseUnmarked(context);
    await next();
  };
}

function refuseBeyondScope(context: Context, scope: 'read' | 'write'): void {
  const { method, path } = context.req;
  if (isForOwnersAlone(path)) {
    throw new AppError('forbidden_scope', 'A token may not see or change who has access.', {
      hint: 'Log in with a browser: Settings → Access.',
    });
  }
  if (scope === 'read' && path === EVERYTHING) {
    throw new AppError('forbidden_scope', 'This token may read, but not take everything away at once.', {
      hint: 'Make one that may write under Settings → Access, or run npm run winnow -- export.',
    });
  }
  if (scope === 'read' && !isReading(method)) {
    throw new AppError('forbidden_scope', 'This token may only read.', {
      hint: 'Make one that may write under Settings → Access.',
    });
  }
}

/**
 * A browser says of every change where it comes from (Origin or Sec-Fetch-Site). What does not is a script: one
 * that merely has a browser's cookie, or sits behind a proxy, is not served.
 */
function refuseUnmarked(context: Context): void {
  const via = context.get('identity')?.via;
  if (via === 'open' || via === 'token') return;
  if (context.req.header('origin') !== undefined || context.req.header('sec-fetch-site') !== undefined)
    return;
  throw new AppError('forbidden_origin', 'A script needs a token to change anything.', {
    hint: 'Make one under Settings → Access, and send it as Authorization: Bearer.',
  });
}
