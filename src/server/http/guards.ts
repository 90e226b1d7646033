import type { MiddlewareHandler } from 'hono';
import { AppError } from '#shared/app-error.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses a Host header that is neither a loopback name nor the public address: a web page whose name
 * was pointed at 127.0.0.1 (DNS rebinding) could otherwise read everything.
 */
export function checkHost(publicUrl: string | undefined): MiddlewareHandler {
  const allowed = new Set([...loopbackNames, ...(publicUrl ? [new URL(publicUrl).hostname] : [])]);
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!allowed.has(host)) {
      throw new AppError('forbidden_host', `Winnow does not answer to the name ${host.slice(0, 100)}.`, {
        hint: 'Open it at http://localhost, or set server.public_url to the address you use.',
      });
    }
    await next();
  };
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another web page sends from the owner's browser. Browsers add Sec-Fetch-Site or
 * Origin to every such request; without either it is a script on this machine, which may.
 */
export function checkOrigin(publicUrl: string | undefined): MiddlewareHandler {
  const publicOrigin = publicUrl ? new URL(publicUrl).origin : null;
  return async (context, next) => {
    if (!reading.has(context.req.method) && isForeign(context.req.raw.headers, publicOrigin)) {
      throw new AppError('forbidden_origin', 'Another web page may not change anything here.');
    }
    await next();
  };
}

function isForeign(headers: Headers, publicOrigin: string | null): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  if (origin === null || origin === publicOrigin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}
