import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** What the owner wrote about what they want and do not want to read. */
export function interestsQuery() {
  return queryOptions({
    queryKey: ['interests'],
    queryFn: () => unwrap(client.api.interests.$get()),
  });
}

/** Throws `ApiError` settings_changed when `version` is given and the store has a newer one. */
export function saveInterests(change: { interests: string; anti_interests: string; version?: number }) {
  return unwrap(client.api.interests.$put({ json: change }));
}
