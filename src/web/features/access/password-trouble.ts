import { describeDuration } from '#shared/duration-words.ts';
import { ApiError, describeError } from '#web/api/api-error.ts';

/** What stands under a field after a refusal. While one has to wait, how long; after that, that one may try again. */
export function describePasswordTrouble(error: unknown, wait: number): string | undefined {
  if (!error) return undefined;
  if (error instanceof ApiError && error.code === 'too_many_tries') {
    return wait > 0
      ? `Too many wrong passwords. Try again in ${describeDuration(wait)}.`
      : 'Now you can try again.';
  }
  const { message, hint } = describeError(error);
  return hint === undefined ? message : `${message} ${hint}`;
}
