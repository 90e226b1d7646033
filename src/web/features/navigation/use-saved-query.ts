import { useQuery } from '@tanstack/react-query';
import { savedSearchesQuery } from '#web/api/searches.ts';

/** What a saved search looks for; null without one, and while it is not known. One that is gone finds nothing. */
export function useSavedQuery(searchId: number | null): string | null {
  const { data: searches, isError } = useQuery({ ...savedSearchesQuery(), enabled: searchId !== null });
  if (searchId === null || (!searches && !isError)) return null;
  return searches?.find(({ id }) => id === searchId)?.query ?? '';
}
