import { useQueryClient } from '@tanstack/react-query';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { findRow } from '#web/api/article-cache.ts';

type Shown = {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  selectedId: number | null;
  /** -1 where it does not stand in the list. */
  selectedIndex: number;
  rowHeight: number;
  pagesLoaded: number;
};

/** Scrolls the row of the open article into sight when it is opened from elsewhere, and leaves it alone afterwards. */
export function useShowSelected({
  virtualizer,
  selectedId,
  selectedIndex,
  rowHeight,
  pagesLoaded,
}: Shown): void {
  const queryClient = useQueryClient();
  const shownId = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that has just come has another height.
  useEffect(() => {
    if (selectedIndex < 0 || shownId.current === selectedId) return;
    const item = virtualizer.measurementsCache[selectedIndex];
    const top = virtualizer.scrollOffset ?? 0;
    const bottom = top + (virtualizer.scrollRect?.height ?? 0);
    // From the measures that are known: to ask the page for them would make it lay itself out before it is drawn.
    const inSight = item && item.start >= top && item.end + rowHeight <= bottom;
    if (!inSight) {
      const near = item && item.end > top - rowHeight * 6 && item.start < bottom + rowHeight * 6;
      const fromAfar = shownId.current === null && !near;
      if (item && virtualizer.elementsCache.has(item.key)) {
        // Its place is known for sure: the virtualizer would look at it again in each of the next frames.
        const offset = item.start < top ? item.start : item.end + rowHeight - (bottom - top);
        virtualizer.scrollElement?.scrollTo({ top: offset });
      } else virtualizer.scrollToIndex(selectedIndex, { align: fromAfar ? 'center' : 'auto' });
    }
    // From then on the list stays where its reader scrolls it.
    if (selectedId !== null && findRow(queryClient, selectedId)) shownId.current = selectedId;
  }, [selectedId, selectedIndex, virtualizer, queryClient, rowHeight, pagesLoaded]);
}
