import { AppError } from '#shared/app-error.ts';
import { describeDuration } from '#shared/duration-words.ts';
import type { AccessDeps } from './access-deps.ts';
import { checkPassword } from './password-hash.ts';
import type { KeptPassword } from './password-store.ts';
import { isAddressKnown } from './session-queries.ts';

/**
 * Checks a password that somebody typed, within the limits on tries; tells whether a hash made today would be a
 * stronger one. Throws `wrong_password`, and `too_many_tries` with `details.retry_after_seconds`.
 */
export async function tryPassword(
  { db, tries }: Pick<AccessDeps, 'db' | 'tries'>,
  kept: KeptPassword,
  { password, address }: { password: string; address: string },
): Promise<{ outdated: boolean }> {
  let outdated = false;
  const tried = await tries.attempt({
    address,
    known: await isAddressKnown(db, address),
    check: async () => {
      const checked = await checkPassword(password, kept.hash);
      outdated = checked.outdated;
      return checked.right;
    },
  });
  if (tried.outcome === 'wrong') {
    throw new AppError('wrong_password', 'This is not the password.', {
      hint: 'Try again. Forgotten? On the machine itself, npm run winnow -- password sets a new one.',
    });
  }
  if (tried.outcome === 'wait') throw tooManyTries(tried.milliseconds);
  return { outdated };
}

function tooManyTries(milliseconds: number): AppError {
  const seconds = Math.ceil(milliseconds / 1_000);
  return new AppError('too_many_tries', 'Too many wrong passwords.', {
    hint: `Try again in ${describeDuration(seconds)}.`,
    details: { retry_after_seconds: seconds },
  });
}
