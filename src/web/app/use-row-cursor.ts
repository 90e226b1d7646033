import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { focusRow } from '#web/features/articles/list/row-to-focus.ts';

/** Where the keys stand in the list. */
export type RowCursor = {
  /** The row that has the focus, else the one that had it or was open last. */
  at: () => number | null;
  /** The row that has the focus, or is just getting it. */
  focused: () => number | null;
  /** Remembers a row without giving it the focus. */
  note: (id: number) => void;
  /** Gives a row the focus. */
  move: (id: number) => void;
};

export function useRowCursor(): RowCursor {
  const queryClient = useQueryClient();
  const cursor = useRef<{ id: number | null; coming: boolean }>({ id: null, coming: false });
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      const id = rowIdOf(target);
      // A row that was on its way before the last key: the keys have gone on from there already.
      if (id !== null && cursor.current.coming && id !== cursor.current.id) return;
      cursor.current = { id: id ?? cursor.current.id, coming: false };
    };
    window.addEventListener('focusin', follow);
    return () => window.removeEventListener('focusin', follow);
  }, []);
  return useMemo(() => {
    const focused = () => (cursor.current.coming ? cursor.current.id : rowIdOf(document.activeElement));
    return {
      at: () => focused() ?? cursor.current.id,
      focused,
      note: (id) => {
        cursor.current = { id, coming: false };
      },
      move: (id) => {
        cursor.current = { id, coming: true };
        focusRow(queryClient, { id, mayScroll: true });
      },
    };
  }, [queryClient]);
}

function rowIdOf(target: EventTarget | null): number | null {
  const row =
    target instanceof Element ? target.closest<HTMLElement>('[data-article-list] li[data-id]') : null;
  return row ? Number(row.dataset['id']) : null;
}
