import { isLoopback } from '#server/config/loopback.ts';
import type { AccessDeps } from './access-deps.ts';
import { isPasswordHash } from './password-hash.ts';
import { findPassword, type KeptPassword, noteConfiguredPassword } from './password-store.ts';

type Config = AccessDeps['config'];

/** Whether nobody else comes in even without a password: only this machine listens, or a proxy logs people in. */
export function isProtectedWithoutPassword({ server, auth }: Config): boolean {
  return auth.proxy_header !== undefined || isLoopback(server.host);
}

/**
 * Why Winnow does not start with this password, or with none: others could reach it, and it would ask them for
 * nothing. In sentences for the owner; null when nothing stands against it.
 */
export function explainRefusal(
  config: Config,
  kept: KeptPassword | null,
): { reason: string; hint: string } | null {
  const { auth, server } = config;
  if (auth.password_hash !== undefined && !isPasswordHash(auth.password_hash)) {
    return {
      reason: 'auth.password_hash cannot be read as a hash of a password.',
      hint: 'Make one with:  npm run winnow -- password --print',
    };
  }
  if (kept || isProtectedWithoutPassword(config)) return null;
  return {
    reason: `other machines can reach ${server.host} (server.host), and no password is set.`,
    hint: `Set one with:  npm run winnow -- password
Or keep to this machine with server.host 127.0.0.1. docs/access.md tells of proxies that log people in.`,
  };
}

/** Before anything listens. Throws what {@link explainRefusal} says. */
export async function refuseToStartOpen(deps: Pick<AccessDeps, 'db' | 'clock' | 'config'>): Promise<void> {
  const kept = await findPassword(deps);
  const refusal = explainRefusal(deps.config, kept);
  if (refusal) throw new Error(`Winnow does not start: ${refusal.reason}\n${refusal.hint}`);
  await noteConfiguredPassword(deps);
}
