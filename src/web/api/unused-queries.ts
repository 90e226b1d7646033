import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/** What is cached under a key and stands on the page no more, the one that came last first. */
export function listUnused(queryClient: QueryClient, queryKey: QueryKey): Query[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey })
    .filter((query) => query.getObserversCount() === 0 && query.state.fetchStatus === 'idle')
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
}
