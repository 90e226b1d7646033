import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** What is kept, and what would go with these days (null: never). */
export function storageQuery(days: number | null) {
  return queryOptions({
    queryKey: ['storage', days],
    queryFn: () =>
      unwrap(client.api.storage.$get({ query: { retention_days: days === null ? 'never' : `${days}` } })),
    // Articles are read and removed all the time: nothing that was counted before is shown as what would go now.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}
