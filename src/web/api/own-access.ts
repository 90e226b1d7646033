import type { QueryClient } from '@tanstack/react-query';

/**
 * Key of what changes how this browser is let in, as a new password does. The server may refuse its other requests
 * until it has the cookie of the answer, and says so to the stream before: that shuts nobody out.
 */
export const ownAccessKey = ['access', 'own'];

/** Whether the answer to such a change is on its way. */
export function isOwnAccessChanging(queryClient: QueryClient): boolean {
  return queryClient.isMutating({ mutationKey: ownAccessKey }) > 0;
}

/** Calls `then` once no such change is on its way, at once where none is. Gives what calls it off. */
export function onceOwnAccessHolds(queryClient: QueryClient, then: () => void): () => void {
  if (!isOwnAccessChanging(queryClient)) {
    then();
    return () => undefined;
  }
  const stop = queryClient.getMutationCache().subscribe(() => {
    if (isOwnAccessChanging(queryClient)) return;
    stop();
    then();
  });
  return stop;
}
