import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** The scoring status. The event stream keeps it current. */
export function judgingStatusQuery() {
  return queryOptions({
    queryKey: ['judging', 'status'],
    queryFn: () => unwrap(client.api.judging.status.$get()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Lets the running judgement finish and begins no other; survives a restart. */
export function pauseJudging() {
  return unwrap(client.api.judging.pause.$post());
}

export function resumeJudging() {
  return unwrap(client.api.judging.resume.$post());
}
