import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { staleArticlesQuery } from '#web/api/judging.ts';
import { readerSettingsQuery, saveReaderSettings } from '#web/api/settings.ts';

/**
 * Saves settings and says what comes of it. When something newer is stored, that is fetched, so that the form can
 * offer it.
 */
export function useSaveReaderSettings(consequence: string) {
  const queryClient = useQueryClient();
  const { queryKey } = readerSettingsQuery();
  return useMutation({
    mutationFn: saveReaderSettings,
    onSuccess: async (saved) => {
      // An answer that was asked for before the save must not arrive after it.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
      notifications.show({
        title: 'Settings saved',
        message: consequence,
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
