import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OllamaConfig } from '#shared/settings.ts';
import { ApiError } from '#web/api/api-error.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery, saveOllamaConfig } from '#web/api/ollama.ts';

/** Saves which models judge. Where the page's picture turns out to be old, it is fetched anew. */
export function useSaveModels() {
  const queryClient = useQueryClient();
  const { queryKey } = ollamaConfigQuery();
  return useMutation({
    mutationFn: saveOllamaConfig,
    onSuccess: async (saved) => {
      // An answer that was asked for before the save must not arrive after it.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, saved);
      notifications.show(describeSaved(saved));
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'settings_changed') void queryClient.invalidateQueries({ queryKey });
      if (error.code === 'model_not_installed' || error.code === 'model_cannot_judge') {
        void queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
      }
    },
  });
}

function describeSaved(saved: OllamaConfig) {
  const color = 'var(--w-hi)';
  if (!saved.use_separate_models) {
    return {
      title: 'Model saved',
      message: `${saved.categorization_model} judges the next articles.`,
      color,
    };
  }
  const message = `${saved.categorization_model} sorts the next articles, ${saved.scoring_model} scores them.`;
  return { title: 'Models saved', message, color };
}
