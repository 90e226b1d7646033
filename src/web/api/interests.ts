import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
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

/**
 * What these texts would change among recent articles; nothing is saved. Only the last texts are asked about:
 * when they change, the question before is taken back.
 */
export function interestsPreviewQuery(texts: { interests: string; anti_interests: string }) {
  return queryOptions({
    queryKey: ['interests', 'preview', texts],
    queryFn: ({ signal }) =>
      unwrap(client.api.interests.preview.$post({ json: texts }, { init: { signal } })),
    staleTime: 0,
    gcTime: 0,
    // Another tab may have asked at the same moment; the server answers only who came last.
    retry: (failures, error) =>
      failures < 3 &&
      error instanceof ApiError &&
      (error.code === 'superseded' || error.code === 'unreachable'),
  });
}
