import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { ollamaConfigQuery, ollamaModelsQuery, saveOllamaConfig } from '#web/api/ollama.ts';

/** Saves which model judges. Where the page's picture turns out to be old, it is fetched anew. */
export function useSaveModel() {
  const queryClient = useQueryClient();
  const { queryKey } = ollamaConfigQuery();
  return useMutation({
    mutationFn: (change: { model: string; version: number }) =>
      saveOllamaConfig({
        categorization_model: change.model,
        use_separate_models: false,
        version: change.version,
      }),
    onSuccess: async (saved) => {
      // An answer that was asked for before the save must not arrive after it.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, saved);
      notifications.show({
        title: 'Model saved',
        message: `${saved.categorization_model} judges the next articles.`,
        color: 'var(--w-hi)',
      });
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'settings_changed') void queryClient.invalidateQueries({ queryKey });
      if (error.code === 'model_not_installed' || error.code === 'model_cannot_judge') {
        void queryClient.invalidateQueries({ queryKey: ollamaModelsQuery().queryKey });
      }
    },
  });
}
