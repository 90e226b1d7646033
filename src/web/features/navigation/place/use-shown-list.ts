import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { compareLists, scopeOf } from '#web/api/article-cache.ts';
import type { FrozenList } from '#web/api/article-list.ts';
import { articleListQuery } from '#web/api/articles.ts';
import { usePlace } from './use-place.ts';

/**
 * The list that the address names. It is asked for once it is known which it is.
 * `visit` names its step in the history, for what is kept beside the list.
 */
export function useShownList() {
  const place = usePlace();
  const visit = useRouteContext({ from: '/reader', select: (context) => context.visit });
  const list = useQuery({
    ...articleListQuery(place.scope, visit),
    enabled: place.known && place.scope.query !== '',
    // While a search is typed on, what was found last stays until the next is there.
    ...(place.scope.query ? { placeholderData: keepSearched } : {}),
  });
  return { ...place, visit, list };
}

export type ShownList = ReturnType<typeof useShownList>;

function keepSearched(list: FrozenList | undefined, query: { queryKey: readonly unknown[] } | undefined) {
  return query && scopeOf(query.queryKey).query ? list : undefined;
}

/** Says behind the pill what arrived in a list while it was left. */
export function useCompareOnReturn({ visit, list }: Pick<ShownList, 'visit' | 'list'>): void {
  const queryClient = useQueryClient();
  const seen = useRef<string | undefined>(undefined);
  const there = list.isSuccess;
  useEffect(() => {
    const entered = seen.current !== visit;
    seen.current = visit;
    // What fails is caught up with when the stream stands again.
    if (entered && there) void compareLists(queryClient).catch(() => undefined);
  }, [queryClient, visit, there]);
}
