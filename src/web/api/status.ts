import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** Often enough to watch figures move, in milliseconds. Nobody asks while the page is out of sight. */
const LOOK_EVERY = 5_000;

/** How the server is doing right now. */
export function statusQuery() {
  return queryOptions({
    queryKey: ['status'],
    queryFn: () => unwrap(client.api.status.$get()),
    staleTime: 0,
    refetchInterval: LOOK_EVERY,
  });
}
