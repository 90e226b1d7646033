import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** How estimates are made now, and for how many articles. The event stream says when it is to be asked again. */
export function estimatesStatusQuery() {
  return queryOptions({
    queryKey: ['estimates', 'status'],
    queryFn: () => unwrap(client.api.estimates.status.$get()),
  });
}
