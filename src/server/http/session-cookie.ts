import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AccessDeps } from '#server/access/access-deps.ts';
import { LONGEST_SESSION } from '#server/access/sessions.ts';
import { basePathFor, isPublicName } from './base-path.ts';

export const SESSION_COOKIE = 'winnow_session';

export function readSessionCookie(context: Context): string | undefined {
  return getCookie(context, SESSION_COOKIE);
}

/**
 * Gives the browser its session. The server decides when that ends; the cookie only has to live as long. Lax: a
 * link from elsewhere opens Winnow logged in, and no request that another page sends carries it.
 */
export function giveSessionCookie(context: Context, config: AccessDeps['config'], value: string): void {
  const { path, secure } = placeOf(context, config);
  setCookie(context, SESSION_COOKIE, value, {
    path,
    secure,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: LONGEST_SESSION / 1_000,
  });
}

export function takeSessionCookie(context: Context, config: AccessDeps['config']): void {
  deleteCookie(context, SESSION_COOKIE, placeOf(context, config));
}

/** In a folder of a site only that folder gets the cookie. */
function placeOf(context: Context, config: AccessDeps['config']): { path: string; secure: boolean } {
  const publicHttps =
    isPublicName(context, config) && config.server.public_url?.startsWith('https:') === true;
  return { path: basePathFor(context, config) || '/', secure: publicHttps || context.get('caller').https };
}
