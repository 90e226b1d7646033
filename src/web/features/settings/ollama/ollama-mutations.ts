import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { estimatesStatusQuery } from '#web/api/estimates.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery, saveOllamaConfig } from '#web/api/ollama.ts';
import { describeSaved } from './saved-words.ts';

/** Saves which models judge and estimate. Where the page's picture turns out to be old, it is fetched anew. */
export function useSaveModels() {
  const queryClient = useQueryClient();
  const { queryKey } = ollamaConfigQuery();
  return useMutation({
    mutationFn: saveOllamaConfig,
    onSuccess: async (saved, change) => {
      // An answer that was asked for before the save must not arrive after it.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, saved);
      notifications.show({ ...describeSaved(saved, change), color: 'var(--w-hi)' });
      void queryClient.invalidateQueries({ queryKey: estimatesStatusQuery().queryKey });
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'settings_changed') void queryClient.invalidateQueries({ queryKey });
      if (modelsChanged.has(error.code)) {
        void queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
      }
    },
  });
}

/** The server refused a model that the page's list still offers. */
const modelsChanged = new Set<string>(['model_not_installed', 'model_cannot_judge', 'model_cannot_embed']);
