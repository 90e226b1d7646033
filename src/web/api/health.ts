import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** No event tells that the network went or came; this often is soon enough for a notice. */
const LOOK_EVERY_MS = 60_000;

/** What keeps the server from working as it should; reading goes on in any case. */
export function healthQuery() {
  return queryOptions({
    queryKey: ['health'],
    queryFn: async () => unwrap(client.api.health.$get()),
    refetchInterval: LOOK_EVERY_MS,
  });
}
