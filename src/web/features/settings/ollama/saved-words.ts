import type { OllamaConfig } from '#shared/settings.ts';
import type { OllamaConfigChange } from '#web/api/ollama.ts';

type Toast = { title: string; message: string };

/** The toast after a choice of models was saved: what it means from now on. */
export function describeSaved(saved: OllamaConfig, change: OllamaConfigChange): Toast {
  if (change.categorization_model === undefined) return describeEstimates(saved);
  if (!saved.use_separate_models) {
    return { title: 'Model saved', message: `${saved.categorization_model} judges the next articles.` };
  }
  return {
    title: 'Models saved',
    message: `${saved.categorization_model} sorts the next articles, ${saved.scoring_model} scores them.`,
  };
}

function describeEstimates({ estimate_model: model }: OllamaConfig): Toast {
  const title = 'Estimates saved';
  if (model === null) return { title, message: 'They go by the built-in word vectors alone.' };
  return { title, message: `${model} reads the unread articles now, the newest first.` };
}
