import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { LoadedConfig } from '#server/config/load.ts';
import { isLoopback, toUrlHost } from '#server/config/loopback.ts';
import { AppError } from '#shared/app-error.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses a Host header that is none of Winnow's names: a web page whose name was pointed at this machine (DNS
 * rebinding) could otherwise talk to it as if it were its own. On a loopback address these are that address, the
 * machine's own names, the public address and those of `server.names`. On any other a password stands in the way
 * too, so every name goes as long as none is given; an address of numbers is no name, and cannot be pointed anywhere.
 */
export function checkHost({ server }: Pick<LoadedConfig, 'server'>): MiddlewareHandler {
  const given = [...server.names, ...(server.public_url ? [new URL(server.public_url).hostname] : [])];
  const own = [...loopbackNames, toUrlHost(server.host)];
  const allowed = new Set([...own, ...given].map((name) => name.toLowerCase()));
  const listensToAll = !isLoopback(server.host);
  const answersTo = (host: string) =>
    allowed.has(host) || (listensToAll && (given.length === 0 || isIP(host.replace(/^\[|\]$/g, '')) !== 0));
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!answersTo(host)) {
      throw new AppError('forbidden_host', `Winnow does not answer to the name ${host.slice(0, 100)}.`, {
        hint: 'Open it at http://localhost, or set server.public_url or server.names to the address you use.',
      });
    }
    await next();
  };
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether requests of this method change nothing. */
export function isReading(method: string): boolean {
  return reading.has(method);
}

/**
 * Refuses changes that another web page sends from the owner's browser. Browsers add Sec-Fetch-Site or
 * Origin to every such request; without either it is a script, which require-access.ts looks at.
 */
export function checkOrigin(publicUrl: string | undefined): MiddlewareHandler {
  const publicOrigin = publicUrl ? new URL(publicUrl).origin : null;
  return async (context, next) => {
    if (!isReading(context.req.method) && isForeign(context.req.raw.headers, publicOrigin)) {
      throw new AppError('forbidden_origin', 'Another web page may not change anything here.', {
        hint: 'If this is Winnow itself behind a proxy, set server.public_url to the address that the browser shows.',
      });
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
