import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changePassword,
  createToken,
  endOtherSessions,
  endSession,
  removePassword,
  revokeToken,
} from '#web/api/access.ts';
import { isShutOut } from '#web/api/api-error.ts';
import { ownAccessKey } from '#web/api/own-access.ts';

/** All that the page knows about access is asked for again: most of it hangs together. */
function useAskAgain() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['access'] });
}

function say(title: string, message: string): void {
  notifications.show({ title, message, color: 'var(--w-hi)' });
}

export function useChangePassword(onDone: () => void) {
  const askAgain = useAskAgain();
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ownAccessKey,
    mutationFn: changePassword,
    meta: { quiet: true },
    onSuccess: async () => {
      await askAgain();
      // What was refused meanwhile.
      void queryClient.invalidateQueries({ predicate: ({ state }) => isShutOut(state.error) });
      onDone();
      say('Password set', 'This browser is logged in; every other one has to log in.');
    },
  });
}

export function useRemovePassword(onDone: () => void) {
  const askAgain = useAskAgain();
  return useMutation({
    mutationFn: removePassword,
    meta: { quiet: true },
    onSuccess: async () => {
      await askAgain();
      onDone();
      say('Password removed', 'Winnow asks nobody any more.');
    },
  });
}

export function useEndSession() {
  const askAgain = useAskAgain();
  return useMutation({ mutationFn: endSession, onSettled: askAgain });
}

export function useEndOtherSessions() {
  const askAgain = useAskAgain();
  return useMutation({
    mutationFn: endOtherSessions,
    onSuccess: async ({ count }) => {
      await askAgain();
      say('Logged out everywhere else', count === 1 ? 'It was one browser.' : `They were ${count} browsers.`);
    },
  });
}

export function useCreateToken() {
  const askAgain = useAskAgain();
  return useMutation({ mutationFn: createToken, meta: { quiet: true }, onSuccess: askAgain });
}

export function useRevokeToken() {
  const askAgain = useAskAgain();
  return useMutation({ mutationFn: revokeToken, onSettled: askAgain });
}
