import type { MiddlewareHandler } from 'hono';

/**
 * Many clients announce JSON with every request, also with one that has no body: then there is no JSON
 * to be read, and an optional body is simply not there.
 */
export function emptyBodyIsNone(): MiddlewareHandler {
  return async (context, next) => {
    const { headers } = context.req.raw;
    const hasBody = Number(headers.get('content-length') ?? 0) > 0 || headers.has('transfer-encoding');
    if (!hasBody) headers.delete('content-type');
    await next();
  };
}
