import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { ollamaConfigQuery, ollamaHealthQuery } from '#web/api/ollama.ts';

const ConnectionForm = lazy(async () => ({
  default: (await import('#web/features/models/connection-form.tsx')).ConnectionForm,
}));

/**
 * The form that tries addresses, while Ollama does not answer and neither the configuration nor the owner has
 * said where it is; null at all other times.
 */
export function useAskForOllama(): ReactNode {
  const { data: config } = useQuery(ollamaConfigQuery());
  const mayChoose = config?.url_is_configured === false;
  const { data: health } = useQuery({ ...ollamaHealthQuery(), enabled: mayChoose });
  if (!config || !mayChoose || health?.connected !== false) return null;
  return (
    <Suspense>
      <ConnectionForm current={config.url} />
    </Suspense>
  );
}
