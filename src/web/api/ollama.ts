import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** Whether Ollama answers, asked again every ten seconds while a page shows it. */
export function ollamaHealthQuery() {
  return queryOptions({
    queryKey: ['ollama', 'health'],
    queryFn: () => unwrap(client.api.ollama.health.$get()),
    refetchInterval: 10_000,
  });
}

/** Which models judge, and where Ollama is. */
export function ollamaConfigQuery() {
  return queryOptions({
    queryKey: ['ollama', 'config'],
    queryFn: () => unwrap(client.api.ollama.config.$get()),
  });
}

export type OllamaConfigChange = {
  categorization_model: string;
  scoring_model?: string;
  use_separate_models?: boolean;
  version?: number;
};

/** Throws `ApiError` model_not_installed, model_cannot_judge, settings_changed. */
export function saveOllamaConfig(change: OllamaConfigChange) {
  return unwrap(client.api.ollama.config.$put({ json: change }));
}
