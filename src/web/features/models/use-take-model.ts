import { useMutation, useQueryClient } from '@tanstack/react-query';
import { modelLibraryQuery } from '#web/api/models.ts';
import { type OllamaConfigChange, ollamaConfigQuery, saveOllamaConfig } from '#web/api/ollama.ts';
import { addPull, pullToUse } from '#web/api/pulls.ts';
import type { LibraryRow } from './library-rows.ts';

/** The model that judges from now on, and the one for estimates that comes along; null: none does. */
type Taken = { judge: LibraryRow; estimates: LibraryRow | null };

/**
 * Takes models into use: at once what is installed, after its pull what is not. The pulls belong to the server,
 * which remembers what they are for.
 */
export function useTakeModel(onTaken: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ judge, estimates }: Taken) => {
      const change: OllamaConfigChange = {
        ...(judge.installed ? { categorization_model: judge.name, use_separate_models: false } : {}),
        ...(estimates?.installed ? { estimate_model: estimates.name } : {}),
      };
      if (Object.keys(change).length > 0) await saveOllamaConfig(change);
      // The large one last: the small one would wait for it.
      if (estimates && !estimates.installed)
        addPull(queryClient, await pullToUse(estimates.name, 'estimates'));
      if (!judge.installed) addPull(queryClient, await pullToUse(judge.name, 'judging'));
    },
    onSuccess: onTaken,
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ollamaConfigQuery().queryKey });
      void queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
    },
  });
}
