import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';

/** How far a list is scrolled, with the heights of its rows, without which that says nothing. */
type ListPlace = { offset: number; measured: VirtualItem[]; asOf: string };

/** As long as the list itself is kept. */
const KEEP_MS = 30 * 60_000;

const top: ListPlace = { offset: 0, measured: [], asOf: '' };

type Scrolled = { scrollOffset: number | null; measurementsCache: VirtualItem[] };

/** The place at which a list was left in this step of the history; its top, where it was not. */
export function useListPlace(visit: string, asOf: string) {
  const queryClient = useQueryClient();
  const queryKey = useMemo(() => ['articles', 'place', visit], [visit]);
  useQuery<ListPlace>({ queryKey, enabled: false, gcTime: KEEP_MS });
  const kept = queryClient.getQueryData<ListPlace>(queryKey);
  // Made anew it begins at its top.
  const place = useRef(kept?.asOf === asOf ? kept : top);
  const scrolled = useRef<Scrolled | null>(null);
  useEffect(
    () => () => {
      const left = scrolled.current;
      if (!left) return;
      const { scrollOffset, measurementsCache: measured } = left;
      queryClient.setQueryData<ListPlace>(queryKey, { offset: scrollOffset ?? 0, measured, asOf });
    },
    [queryClient, queryKey, asOf],
  );
  return { place: place.current, scrolled: scrolled as RefObject<Scrolled | null> };
}
