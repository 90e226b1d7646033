import { MutationObserver, type MutationObserverOptions, type QueryClient } from '@tanstack/react-query';

/**
 * Runs a mutation that nothing on the page follows: unlike `useMutation` it costs nothing until it is run. What
 * fails is reported as that of any other is.
 */
export function runMutation<Data, Variables, Context>(
  queryClient: QueryClient,
  options: MutationObserverOptions<Data, Error, Variables, Context>,
  variables: Variables,
): void {
  // Held for as long as it runs, and forgotten then: what was marked may be a long article.
  const observer = new MutationObserver(queryClient, { ...options, gcTime: 0 });
  const letGo = observer.subscribe(() => undefined);
  void observer
    .mutate(variables)
    .catch(() => undefined)
    .finally(letGo);
}
