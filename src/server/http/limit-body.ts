import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '#shared/app-error.ts';

const MEGABYTE = 1024 * 1024;

/** The longest texts that are sent in JSON are interests. */
const USUAL = 1;

/** Lists of feeds: 20 MB are some hundred thousand of them. */
const larger = new Map([['POST /api/opml', 20]]);

/** Refuses larger request bodies than a route takes, before they are read to their end. */
export function limitBody(): MiddlewareHandler {
  const limits = new Map([...larger].map(([route, megabytes]) => [route, makeLimit(megabytes)]));
  const usual = makeLimit(USUAL);
  return (context, next) => (limits.get(`${context.req.method} ${context.req.path}`) ?? usual)(context, next);
}

function makeLimit(megabytes: number): MiddlewareHandler {
  const maxSize = megabytes * MEGABYTE;
  const refuse = () => {
    throw new AppError('too_large', `The request is larger than ${megabytes} MB.`);
  };
  const limit = bodyLimit({ maxSize, onError: refuse });
  return (context, next) => {
    // The body of a GET is no body to Hono.
    if (Number(context.req.header('content-length')) > maxSize) refuse();
    return limit(context, next);
  };
}
