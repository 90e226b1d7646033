import { isLoopback } from '#server/config/loopback.ts';
import type { AccessDeps } from './access-deps.ts';
import { isPasswordHash } from './password-hash.ts';
import { findPassword, noteConfiguredPassword } from './password-store.ts';

type Config = AccessDeps['config'];

/** Whether nobody else comes in even without a password: only this machine listens, or a proxy logs people in. */
export function isProtectedWithoutPassword({ server, auth }: Config): boolean {
  return auth.proxy_header !== undefined || isLoopback(server.host);
}

/**
 * Before anything listens. Throws, in sentences for the owner, when others could reach a Winnow that asks them for
 * nothing.
 */
export async function refuseToStartOpen(deps: Pick<AccessDeps, 'db' | 'clock' | 'config'>): Promise<void> {
  const { auth, server } = deps.config;
  if (auth.password_hash !== undefined && !isPasswordHash(auth.password_hash)) {
    throw new Error(
      'auth.password_hash cannot be read as a hash of a password. Make one with: npm run winnow -- password --print',
    );
  }
  await noteConfiguredPassword(deps);
  const kept = await findPassword(deps);
  if (kept || isProtectedWithoutPassword(deps.config)) return;
  throw new Error(
    `Winnow does not start: other machines can reach ${server.host} (server.host), and no password is set.
Set one with:  npm run winnow -- password
Or keep to this machine with server.host 127.0.0.1. docs/access.md tells of proxies that log people in.`,
  );
}
