import { AppError } from '#shared/app-error.ts';
import type { AccessDeps } from './access-deps.ts';
import type { Asking } from './change-password.ts';
import { hashPassword } from './password-hash.ts';
import { findPassword, savePassword } from './password-store.ts';
import { deleteSession } from './session-queries.ts';
import { beginSession } from './sessions.ts';
import { tryPassword } from './try-password.ts';

/** Who logs in: mostly nobody that is known yet. */
type LoggingIn = Pick<Asking, 'caller'> & { identity: Asking['identity'] | null };

/**
 * Logs a browser in; returns the value of its cookie, always a new one, and the session that it had is over. A hash
 * weaker than those made today is replaced on the way. Throws `conflict` where there is no password,
 * `wrong_password` and `too_many_tries`.
 */
export async function logIn(
  deps: AccessDeps,
  { identity, caller }: LoggingIn,
  password: string,
): Promise<string> {
  const kept = await findPassword(deps);
  if (!kept) {
    throw new AppError('conflict', 'There is no password to log in with.', {
      hint: 'Set one under Settings → Access, or with npm run winnow -- password.',
    });
  }
  const { outdated } = await tryPassword(deps, kept, { password, address: caller.address });
  if (outdated && kept.source === 'saved') {
    await savePassword(deps.db, {
      hash: await hashPassword(password),
      now: kept.changedAt ?? deps.clock.now(),
    });
  }
  const cookie = await deps.db.transaction().execute(async (db) => {
    if (identity?.via === 'session') await deleteSession(db, identity.id);
    return beginSession({ ...deps, db }, caller);
  });
  deps.bus.publish({ type: 'access_changed' });
  return cookie;
}
