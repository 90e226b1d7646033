import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nothingSelected, type Selection, toggle, toggleAll, toggleRange } from '#web/lists/selection.ts';

/**
 * The rows that are ticked in a list, by the visit of the list: in the cache of queries, so that keys and rows share
 * them. It is never fetched. What changes it stays the same from one drawing to the next.
 */
export function useSelection(visit: string) {
  const queryClient = useQueryClient();
  const queryKey = useMemo(() => ['articles', 'selection', visit], [visit]);
  const { data: selection } = useQuery<Selection>({ queryKey, enabled: false, initialData: nothingSelected });
  const changes = useMemo(() => {
    const change = (by: (before: Selection) => Selection) =>
      queryClient.setQueryData<Selection>(queryKey, (before) => by(before ?? nothingSelected));
    return {
      /** Ticks a row or takes its tick away. */
      toggle: (id: number) => void change((before) => toggle(before, id)),
      /** Does to all rows from the last tick to this one what it does to this one. */
      toggleTo: (id: number, order: readonly number[]) =>
        void change((before) => toggleRange(before, order, id)),
      toggleAll: (order: readonly number[]) => void change((before) => toggleAll(before, order)),
      clear: () => void change(() => nothingSelected),
    };
  }, [queryClient, queryKey]);
  return { selection, ...changes };
}
