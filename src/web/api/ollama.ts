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

/** What is left out stays as it is; `estimate_model` null: the built-in word vectors alone. */
export type OllamaConfigChange = {
  categorization_model?: string;
  scoring_model?: string;
  use_separate_models?: boolean;
  estimate_model?: string | null;
  version?: number;
};

/** Throws `ApiError` model_not_installed, model_cannot_judge, model_cannot_embed, settings_changed. */
export function saveOllamaConfig(change: OllamaConfigChange) {
  return unwrap(client.api.ollama.config.$put({ json: change }));
}
