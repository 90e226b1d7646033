import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Pull, UseFor } from '#shared/pull.ts';
import { client, unwrap } from './client.ts';

const key = ['pulls'] as const;

/** Every pull that runs, waits, or has something to tell. The event stream keeps it current. */
export function pullsQuery() {
  return queryOptions({
    queryKey: key,
    queryFn: async () => (await unwrap(client.api.ollama['download-status'].$get())).pulls,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Brings what the event stream tells into the cache; an older answer on its way is no longer wanted. */
export function storePulls(queryClient: QueryClient, pulls: Pull[]): void {
  void queryClient.cancelQueries({ queryKey: key });
  queryClient.setQueryData(pullsQuery().queryKey, pulls);
}

/** Shows a pull that was just asked for, until the event stream tells more about it. */
export function addPull(queryClient: QueryClient, pull: Pull): void {
  queryClient.setQueryData(pullsQuery().queryKey, (pulls = []) =>
    pulls.some(({ id }) => id === pull.id)
      ? pulls
      : [...pulls.filter((other) => other.model !== pull.model), pull],
  );
}

const asJson = { headers: { accept: 'application/json' } };

/** Starts the pull of a model, or joins it. Throws `ApiError` bad_model_name, model_installed. */
export function startPull(model: string) {
  return unwrap(client.api.ollama.models.pull.$post({ json: { model } }, asJson));
}

/** The same, and the server takes the model into use once it is there, whoever looks by then. */
export function pullToUse(model: string, useFor: UseFor) {
  return unwrap(client.api.ollama.models.pull.$post({ json: { model, use_for: useFor } }, asJson));
}

/** Ends a pull at Ollama too. What was downloaded stays for the next one. */
export function cancelPull(model: string) {
  return unwrap(client.api.ollama.models.pull.cancel.$post({ json: { model } }));
}

/** Begins a failed pull again. */
export function retryPull(model: string) {
  return unwrap(client.api.ollama.models.pull.retry.$post({ json: { model } }));
}

/** Takes a pull that is over out of sight. */
export function dismissPull(model: string) {
  return unwrap(client.api.ollama.models.pull.dismiss.$post({ json: { model } }));
}
