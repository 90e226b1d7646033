import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** How many articles stand in each view and each feed. The event stream keeps it current. */
export function countsQuery() {
  return queryOptions({
    queryKey: ['counts'],
    queryFn: () => unwrap(client.api.counts.$get()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
