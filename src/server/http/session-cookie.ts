import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AccessDeps } from '#server/access/access-deps.ts';
import { LONGEST_SESSION } from '#server/access/sessions.ts';

const NAME = 'winnow_session';

export function readSessionCookie(context: Context): string | undefined {
  return getCookie(context, NAME);
}

/**
 * Gives the browser its session. The server decides when that ends; the cookie only has to live as long. Lax: a
 * link from elsewhere opens Winnow logged in, and no request that another page sends carries it.
 */
export function giveSessionCookie(context: Context, config: AccessDeps['config'], value: string): void {
  const { path, secure } = placeOf(context, config);
  setCookie(context, NAME, value, {
    path,
    secure,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: LONGEST_SESSION / 1_000,
  });
}

export function takeSessionCookie(context: Context, config: AccessDeps['config']): void {
  deleteCookie(context, NAME, placeOf(context, config));
}

/** Where under its name this request found Winnow: at the public address that is perhaps a folder of a site. */
export function pathPrefix(context: Context, { server }: AccessDeps['config']): string {
  if (!isPublicName(context, server.public_url)) return '';
  return new URL(server.public_url ?? '').pathname.replace(/\/+$/, '');
}

function placeOf(context: Context, config: AccessDeps['config']): { path: string; secure: boolean } {
  const { public_url: publicUrl } = config.server;
  const publicHttps = isPublicName(context, publicUrl) && new URL(publicUrl ?? '').protocol === 'https:';
  return { path: pathPrefix(context, config) || '/', secure: publicHttps || context.get('caller').https };
}

function isPublicName(context: Context, publicUrl: string | undefined): boolean {
  return publicUrl !== undefined && new URL(publicUrl).host === context.req.header('host')?.toLowerCase();
}
