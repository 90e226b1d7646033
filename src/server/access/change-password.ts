import type { Database } from '#server/database/open.ts';
import type { PasswordChange } from '#shared/access.ts';
import { AppError } from '#shared/app-error.ts';
import type { AccessDeps } from './access-deps.ts';
import type { Caller } from './caller.ts';
import type { Identity } from './identify.ts';
import { hashPassword } from './password-hash.ts';
import { findPassword, type KeptPassword, savePassword } from './password-store.ts';
import { isProtectedWithoutPassword } from './protection.ts';
import { deleteSessions } from './session-queries.ts';
import { beginSession, renewSession } from './sessions.ts';
import { tryPassword } from './try-password.ts';

export type Asking = { identity: Identity; caller: Caller };

/**
 * Sets the first password or another one. Every other browser is logged out; returns the cookie of the one that
 * asked, null where a proxy logs in. Throws `local_only`, `wrong_password`, `too_many_tries`,
 * `password_is_configured`.
 */
export async function changePassword(
  deps: AccessDeps,
  { identity, caller }: Asking,
  { password, current_password: given = '' }: PasswordChange,
): Promise<string | null> {
  const kept = await findPassword(deps);
  if (kept) await checkCurrent(deps, kept, { given, caller });
  else refuseFromElsewhere({ identity, caller });
  const hash = await hashPassword(password);
  const current = identity.via === 'session' ? identity.id : null;
  const cookie = await deps.db.transaction().execute(async (db) => {
    await replacePassword(db, { hash, now: deps.clock.now(), but: current });
    if (identity.via === 'proxy') return null;
    return current === null ? beginSession({ ...deps, db }, caller) : renewSession({ db }, current);
  });
  deps.bus.publish({ type: 'access_changed' });
  return cookie;
}

/** Takes the password away, and every session with it. Throws as {@link changePassword}, and `conflict`. */
export async function removePassword(
  deps: AccessDeps,
  { caller, given }: { caller: Caller; given: string },
): Promise<void> {
  const kept = await findPassword(deps);
  if (!kept) throw new AppError('conflict', 'There is no password to remove.');
  if (kept.source === 'configured') throw isConfigured();
  if (!isProtectedWithoutPassword(deps.config)) {
    throw new AppError(
      'conflict',
      `Others can reach ${deps.config.server.host}, so a password has to stay.`,
      {
        hint: 'To do without one, set server.host to 127.0.0.1 and start Winnow again.',
      },
    );
  }
  await checkCurrent(deps, kept, { given, caller });
  const now = deps.clock.now();
  await deps.db.transaction().execute((db) => replacePassword(db, { hash: null, now, but: null }));
  deps.bus.publish({ type: 'access_changed' });
}

/** Keeps another hash, or none, and logs out whoever knew only the old password. */
export async function replacePassword(
  db: Database,
  { hash, now, but }: { hash: string | null; now: number; but: number | null },
): Promise<void> {
  await savePassword(db, { hash, now });
  await deleteSessions(db, but);
}

async function checkCurrent(
  deps: AccessDeps,
  kept: KeptPassword,
  { given, caller }: { given: string; caller: Caller },
): Promise<void> {
  if (kept.source === 'configured') throw isConfigured();
  await tryPassword(deps, kept, { password: given, address: caller.address });
}

/** Whoever comes first would otherwise own Winnow: a visitor through a proxy, for one. */
function refuseFromElsewhere({ identity, caller }: Asking): void {
  if (caller.local || identity.via === 'proxy') return;
  throw new AppError('local_only', 'The first password is set on the machine that Winnow runs on.', {
    hint: 'Open Winnow there at http://localhost, or run npm run winnow -- password.',
  });
}

function isConfigured(): AppError {
  return new AppError('password_is_configured', 'The configuration names the password: auth.password_hash.', {
    hint: 'Change it there; npm run winnow -- password --print makes a hash.',
  });
}
