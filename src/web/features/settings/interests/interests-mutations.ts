import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { interestsQuery, saveInterests } from '#web/api/interests.ts';
import { staleArticlesQuery } from '#web/api/judging.ts';

/**
 * Saves both texts. When something newer is stored, that is fetched, so that the form can offer it. `quiet`: without
 * a toast, where the page goes on by itself.
 */
export function useSaveInterests({ quiet = false } = {}) {
  const queryClient = useQueryClient();
  const { queryKey } = interestsQuery();
  return useMutation({
    mutationFn: saveInterests,
    onSuccess: async (saved) => {
      // An answer that was asked for before the save must not arrive after it.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
      if (quiet) return;
      notifications.show({
        title: 'Interests saved',
        message: 'Estimates follow them at once, judgements from the next article on.',
        color: 'var(--w-hi)',
      });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'settings_changed') {
        void queryClient.invalidateQueries({ queryKey });
      }
    },
  });
}
