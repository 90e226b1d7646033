import { isLoopback } from '#server/config/loopback.ts';
import { toTimeOrNull } from '#server/platform/time.ts';
import type { AccessState } from '#shared/access.ts';
import type { AccessDeps } from './access-deps.ts';
import type { Asking } from './change-password.ts';
import { findPassword } from './password-store.ts';
import { isProtectedWithoutPassword } from './protection.ts';

/** How Winnow is reached, what protects it, and how this request came. */
export async function readAccessState(
  deps: Pick<AccessDeps, 'db' | 'config'>,
  { identity, caller }: Asking,
): Promise<AccessState> {
  const { server, auth } = deps.config;
  const kept = await findPassword(deps);
  return {
    listens_on: { host: server.host, loopback: isLoopback(server.host) },
    public_url: server.public_url ?? null,
    password: kept?.source ?? 'none',
    password_changed_at: toTimeOrNull(kept?.changedAt ?? null),
    password_removable: kept?.source === 'saved' && isProtectedWithoutPassword(deps.config),
    proxy_header: auth.proxy_header ?? null,
    trusted_proxies: server.trusted_proxies,
    you: {
      via: identity.via,
      user: identity.via === 'proxy' ? identity.user : null,
      address: caller.address,
      trusted_proxy: caller.trustedProxy,
      untrusted_proxy: caller.untrustedProxy,
      https: caller.https,
    },
  };
}
