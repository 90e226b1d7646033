import { useQuery } from '@tanstack/react-query';
import type { OllamaHealth } from '#shared/ollama.ts';
import { isUnreachable } from '#web/api/api-error.ts';
import { client, unwrap } from '#web/api/client.ts';
import { ollamaHealthQuery } from '#web/api/ollama.ts';
import { askForHealth } from './steady-health.ts';

/** How often the Ollama page asks while it is looked at. */
export const HEALTH_INTERVAL_MS = 20_000;

export type WatchedHealth = {
  /** Undefined until the first answer, and while our own server does not answer. */
  health: OllamaHealth | undefined;
  /** When the last answer came, epoch milliseconds. */
  askedAt: number;
  askNow: () => Promise<unknown>;
};

/**
 * To be used once on a page: each use asks by itself. Whether Ollama answers, watched while the page is open: asked every 20 seconds, not while the tab is
 * hidden, and at once when it comes back into sight.
 */
export function useOllamaHealth(): WatchedHealth {
  const query = useQuery({
    queryKey: [...ollamaHealthQuery().queryKey, 'watched'],
    queryFn: ({ client: cache, queryKey }) =>
      askForHealth(() => unwrap(client.api.ollama.health.$get()), cache.getQueryData(queryKey)),
    refetchInterval: HEALTH_INTERVAL_MS,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
    // Forgotten when the page is left: whoever comes back sees "Checking…", never an old answer.
    gcTime: 0,
  });
  const serverAway = isUnreachable(query.failureReason);
  return {
    health: serverAway ? undefined : query.data,
    askedAt: query.dataUpdatedAt,
    askNow: query.refetch,
  };
}
