import { isLoopback } from '#server/config/loopback.ts';
import type { SessionState, TokenScope } from '#shared/access.ts';
import type { AccessDeps } from './access-deps.ts';
import type { Caller } from './caller.ts';
import { findPassword } from './password-store.ts';
import { findSessionOfCookie, isSessionOpen } from './sessions.ts';
import { findTokenOfText, isTokenKept } from './tokens.ts';

/** By what somebody may come in. `open`: nothing protects Winnow, so only this machine reaches it. */
export type Identity =
  | { via: 'open' }
  | { via: 'session'; id: number }
  | { via: 'token'; id: number; scope: TokenScope }
  | { via: 'proxy'; user: string };

/** What a request shows. */
export type Credentials = {
  caller: Caller;
  cookie: string | undefined;
  /** What stands after `Authorization: Bearer`. */
  bearer: string | undefined;
};

type IdentifyDeps = Pick<AccessDeps, 'db' | 'clock' | 'config'>;

/** By what this request may come in; null: not at all. For a browser that is logged in, one look-up by key. */
export async function identify(
  deps: IdentifyDeps,
  { caller, cookie, bearer }: Credentials,
): Promise<Identity | null> {
  // Whoever shows a token is measured by it, also where it would not be needed.
  if (bearer !== undefined) {
    const token = await findTokenOfText(deps, bearer);
    return token ? { via: 'token', id: token.id, scope: token.scope } : null;
  }
  if (caller.user !== null) return { via: 'proxy', user: caller.user };
  // Looked for first: there are sessions only where there is a password, and this is what every page asks with.
  const id = cookie === undefined ? undefined : await findSessionOfCookie(deps, cookie, caller);
  if (id !== undefined) return { via: 'session', id };
  return (await isOpen(deps)) ? { via: 'open' } : null;
}

/** Whether somebody who came in some time ago still may: for what stays open, such as the event stream. */
export async function stillHolds(deps: IdentifyDeps, identity: Identity): Promise<boolean> {
  switch (identity.via) {
    case 'open':
      return isOpen(deps);
    case 'session':
      return isSessionOpen(deps, identity.id);
    case 'token':
      return isTokenKept(deps, identity.id);
    case 'proxy':
      return true;
  }
}

/** What stands between a browser and Winnow. */
export async function readSessionState(deps: IdentifyDeps, identity: Identity | null): Promise<SessionState> {
  if (identity) return { access: 'granted' };
  const onlyByProxy = deps.config.auth.proxy_header !== undefined && !(await findPassword(deps));
  return { access: onlyByProxy ? 'proxy' : 'login' };
}

/** Never where others could come in: a password that is taken away while Winnow runs shuts it there. */
async function isOpen(deps: IdentifyDeps): Promise<boolean> {
  const { auth, server } = deps.config;
  if (auth.proxy_header !== undefined || !isLoopback(server.host)) return false;
  return (await findPassword(deps)) === null;
}
