import { queryOptions } from '@tanstack/react-query';

/** A recording that plays while its reader goes about, and the article that it belongs to. */
export type Playing = { url: string; articleId: number; title: string; from: string };

/** What plays now; null while nothing does. It has no fetch: only the page sets it. */
export function playingQuery() {
  return queryOptions<Playing | null>({
    queryKey: ['playing'],
    queryFn: () => null,
    initialData: null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}
