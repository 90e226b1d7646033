import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { AccessDeps } from '#server/access/access-deps.ts';
import { type Caller, createCallerReader } from '#server/access/caller.ts';
import { type Identity, identify } from '#server/access/identify.ts';
import { AppError } from '#shared/app-error.ts';
import { readSessionCookie } from './session-cookie.ts';

declare module 'hono' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface ContextVariableMap {
    /** Who asks. */
    caller: Caller;
    /** By what they may come in; null: not at all. */
    identity: Identity | null;
  }
}

/** Finds out who asks, for everything that comes after. */
export function identifyCaller(access: AccessDeps): MiddlewareHandler {
  const identifyIn = createIdentification(access);
  return async (context, next) => {
    await identifyIn(context);
    await next();
  };
}

/** The same for one request; what it finds also stands in the context. */
export function createIdentification(access: AccessDeps): (context: Context) => Promise<Identity | null> {
  const readCaller = createCallerReader(access.config);
  return async (context) => {
    const caller = readCaller({ peer: peerOf(context), header: (name) => context.req.header(name) });
    const cookie = readSessionCookie(context);
    const bearer = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const identity = await identify(access, { caller, cookie, bearer });
    context.set('caller', caller);
    context.set('identity', identity);
    return identity;
  };
}

/** By what this request came in. Throws `unauthorized` when it did not. */
export function getIdentity(context: Context): Identity {
  const identity = context.get('identity');
  if (identity) return identity;
  const withToken = context.req.header('authorization') !== undefined;
  throw new AppError('unauthorized', withToken ? 'This token is not valid (any more).' : 'Log in first.', {
    hint: withToken
      ? 'Make another one under Settings → Access.'
      : 'A browser logs in at /login; a script sends a token from Settings → Access as Authorization: Bearer.',
  });
}

/** The other end of the connection; nobody where there is none, as in a test of the routes alone. */
function peerOf(context: Context): string {
  return context.env?.incoming ? (getConnInfo(context).remote.address ?? '') : '';
}
