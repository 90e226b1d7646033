import { queryOptions } from '@tanstack/react-query';
import { withBase } from './base-path.ts';
import { client, unwrap } from './client.ts';

/** Everything as one file; the browser saves it. */
export const EVERYTHING_ADDRESS = withBase('/api/export');

/** How often it is asked whether a backup that is being made is done, in milliseconds. */
const WATCHED_EVERY = 1_000;

/** The backups there are, and how making them by themselves goes. */
export function backupsQuery() {
  return queryOptions({
    queryKey: ['backups'],
    queryFn: () => unwrap(client.api.backups.$get()),
    staleTime: 0,
    refetchInterval: ({ state }) => state.data?.running === true && WATCHED_EVERY,
  });
}

/** Makes one; resolves when it was read back whole. */
export function makeBackup() {
  return unwrap(client.api.backups.$post());
}
