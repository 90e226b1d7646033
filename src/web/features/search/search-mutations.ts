import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SavedSearch } from '#shared/search.ts';
import {
  changeSearch,
  deleteSearch,
  orderSearches,
  savedSearchesQuery,
  saveSearch,
} from '#web/api/searches.ts';
import { showWithAction } from '#web/theme/show-with-action.tsx';

const key = savedSearchesQuery().queryKey;

/** Keeps a search as a view. The form shows a refusal itself. */
export function useSaveSearch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: saveSearch,
    meta: { quiet: true },
    onSuccess: (search) => {
      queryClient.setQueryData(key, (searches) => [...(searches ?? []), search]);
      return refetch(queryClient);
    },
  });
}

/** Changes the name of a search, or what it looks for. The form shows a refusal itself. */
export function useChangeSearch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeSearch,
    meta: { quiet: true },
    onSuccess: (search) => {
      queryClient.setQueryData(key, (searches) =>
        searches?.map((other) => (other.id === search.id ? search : other)),
      );
    },
  });
}

/**
 * Deletes a search at once; for a while it can be taken back. `onDeleted` is called even when the stream of events has
 * taken the search and its menu from the page before the answer came.
 */
export function useDeleteSearch(onDeleted: (id: number) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (search: SavedSearch) => deleteSearch(search.id),
    onSuccess: (_deleted, search) => {
      onDeleted(search.id);
      queryClient.setQueryData(key, (searches) => searches?.filter(({ id }) => id !== search.id));
      const { name, query, sort, view } = search;
      showWithAction(
        { title: 'Search deleted', message: `${name} is no longer among your searches.` },
        {
          label: 'Undo',
          run: () => void saveSearch({ name, query, sort, view }).finally(() => refetch(queryClient)),
        },
      );
    },
  });
}

/** Moves a search up (-1) or down (1) by one. */
export function useMoveSearch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step }: { id: number; step: 1 | -1 }) =>
      orderSearches(moved(queryClient.getQueryData(key) ?? [], id, step)),
    onSuccess: ({ searches }) => queryClient.setQueryData(key, searches),
  });
}

/** The ids in their new order. */
function moved(searches: readonly SavedSearch[], id: number, step: 1 | -1): number[] {
  const ids = searches.map((search) => search.id);
  const place = ids.indexOf(id);
  const other = ids[place + step];
  if (place < 0 || other === undefined) return ids;
  ids[place] = other;
  ids[place + step] = id;
  return ids;
}

function refetch(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}
