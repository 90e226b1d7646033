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

/** Queues all that stand in Failed once more, in front of what waits by itself. */
export function retryFailed() {
  return unwrap(client.api.judging['retry-failed'].$post());
}

/** How many unread articles would be judged again, and how long that takes. */
export function staleArticlesQuery() {
  return queryOptions({
    queryKey: ['judging', 'stale'],
    queryFn: () => unwrap(client.api.judging['re-evaluate'].$post({ json: { dry_run: true } })),
    staleTime: 0,
  });
}

/** Judges again what is stale, ahead of what is new. Asking twice queues nothing twice. */
export function reEvaluate() {
  return unwrap(client.api.judging['re-evaluate'].$post({ json: {} }));
}
