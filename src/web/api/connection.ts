import { type QueryClient, queryOptions } from '@tanstack/react-query';

/** `lost`: our own server does not answer; the page shows it and tries again by itself. */
export type Connection = 'well' | 'lost';

const key = ['connection'] as const;

/** Whether the event stream stands. It has no fetch: only live-updates sets it. */
export function connectionQuery() {
  return queryOptions<Connection>({
    queryKey: key,
    queryFn: () => 'well',
    initialData: 'well',
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function setConnection(queryClient: QueryClient, connection: Connection): void {
  queryClient.setQueryData(key, connection);
}
