import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { rowToFocusQuery } from './row-to-focus.ts';

type FocusableRows = {
  /** The element that scrolls. */
  list: RefObject<HTMLElement | null>;
  ids: readonly number[];
  scrollToIndex: (index: number) => void;
};

/** Gives the focus to the row that a key has led to, though it may not have existed when the key was pressed. */
export function useRowToFocus({ list, ids, scrollToIndex }: FocusableRows): void {
  const { data: wanted } = useQuery(rowToFocusQuery());
  // What was wanted before this list stood is not meant for it.
  const done = useRef(wanted);
  const scrolledFor = useRef(wanted);
  // Without dependencies: the row exists once it has been rendered, whatever rendered it.
  useEffect(() => {
    if (wanted === null || done.current === wanted) return;
    const index = ids.indexOf(wanted.id);
    if (index >= 0 && wanted.mayScroll && scrolledFor.current !== wanted) {
      scrolledFor.current = wanted;
      scrollToIndex(index);
    }
    const link = list.current?.querySelector<HTMLElement>(`li[data-id="${wanted.id}"] a[data-row-link]`);
    if (!link && index >= 0 && wanted.mayScroll) return;
    done.current = wanted;
    // What nobody asked for with a key takes the focus from nothing.
    if (!wanted.mayScroll && document.activeElement !== document.body) return;
    (link ?? list.current)?.focus({ preventScroll: true });
  });
}
