import { useQuery } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';

type SavedQuery = {
  /** What it looks for; null without one, and while it is not known. */
  query: string | null;
  failure: LoadFailure | null;
};

/** Why something did not come, and how to ask for it again. */
export type LoadFailure = { error: Error; retry: () => void };

const gone = new ApiError('not_found', 'There is no such search (any more).');

/** What a saved search looks for. */
export function useSavedQuery(searchId: number | null): SavedQuery {
  const searches = useQuery({ ...savedSearchesQuery(), enabled: searchId !== null });
  if (searchId === null) return { query: null, failure: null };
  const query = searches.data?.find(({ id }) => id === searchId)?.query ?? null;
  // One that was just kept is on its way.
  const isMissing = query === null && searches.isSuccess && !searches.isFetching;
  const error = isMissing ? gone : searches.error;
  const hasFailed = query === null && error !== null;
  return { query, failure: hasFailed ? { error, retry: () => void searches.refetch() } : null };
}
