import type { MiddlewareHandler } from 'hono';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';

/** One line for each request, with its id; bodies and headers never reach the log. */
export function logRequests(logger: Logger, clock: Clock): MiddlewareHandler {
  return async (context, next) => {
    const startedAt = clock.now();
    await next();
    const { method, path } = context.req;
    const line = {
      id: context.get('requestId'),
      method,
      path,
      status: context.res.status,
      ms: clock.now() - startedAt,
    };
    if (context.res.status >= 500) logger.warn(line, 'request');
    else logger.debug(line, 'request');
  };
}
