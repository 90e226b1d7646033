import type { Context } from 'hono';
import { getPath } from 'hono/utils/url';
import type { LoadedConfig } from '#server/config/load.ts';

type ServerConfig = Pick<LoadedConfig, 'server'>;

/** The folder of a site in which Winnow's public address is: `/reader` of https://site.example/reader/, else empty. */
export function basePathOf({ server }: ServerConfig): string {
  return new URL(server.public_url ?? 'http://localhost').pathname.replace(/\/+$/, '');
}

/** A path as the routes know it. One without the folder stays: some proxies take it away, and nobody at home needs it. */
export function withoutBasePath(path: string, base: string): string {
  return isBelow(path, base) ? path.slice(base.length) || '/' : path;
}

/** How the app finds the path of a request. */
export function createPathReader(config: ServerConfig): (request: Request) => string {
  const base = basePathOf(config);
  return (request) => withoutBasePath(getPath(request), base);
}

/**
 * What stands before our own paths in the browser that asks: the folder, where the request names it, or names the
 * site that has Winnow in it (its proxy took the folder away).
 */
export function basePathFor(context: Context, config: ServerConfig): string {
  const base = basePathOf(config);
  const { pathname } = new URL(context.req.url);
  return isBelow(pathname, base) || isPublicName(context, config) ? base : '';
}

/** Whether the request was sent to the host of the public address. */
export function isPublicName(context: Context, { server }: ServerConfig): boolean {
  const { public_url: publicUrl } = server;
  return publicUrl !== undefined && new URL(publicUrl).host === context.req.header('host')?.toLowerCase();
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}
