import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

type PageRows = {
  /** The element that holds the rows. */
  list: RefObject<HTMLElement | null>;
  count: number;
  keyOf: (index: number) => number;
  /** In pixels, of a row that has not been measured yet. */
  rowHeight: number;
  /** A row that exists wherever the page is scrolled to, because it holds the focus. */
  keptIndex: number;
  /** What floats over the page's upper and lower edge, in pixels. */
  covered: { top: number; bottom: number };
};

/** Virtualises rows that scroll with the whole page: only those in sight exist. */
export function usePageRows({ list, count, keyOf, rowHeight, keptIndex, covered }: PageRows) {
  const [place, setPlace] = useState<{ scroller: HTMLElement | null; top: number }>({
    scroller: null,
    top: 0,
  });
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element?.closest<HTMLElement>('[data-page]') ?? null;
    const content = scroller?.firstElementChild;
    if (!element || !scroller || !content) return;
    const measure = () => {
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setPlace((before) => {
        const now = Math.round(top + scroller.scrollTop);
        return before.scroller === scroller && before.top === now ? before : { scroller, top: now };
      });
    };
    measure();
    // What stands above the list grows and goes: proposals, notes, wrapped lines.
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, [list]);
  return useVirtualizer({
    count,
    getScrollElement: () => place.scroller,
    scrollMargin: place.top,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    scrollPaddingStart: covered.top,
    scrollPaddingEnd: covered.bottom,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (keptIndex < 0 || shown.includes(keptIndex)) return shown;
      return [...shown, keptIndex].sort((one, other) => one - other);
    },
  });
}
