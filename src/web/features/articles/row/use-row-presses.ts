import { useQueryClient } from '@tanstack/react-query';
import { type MouseEvent, useCallback } from 'react';
import { findRow } from '#web/api/article-cache.ts';
import { useMarkArticle } from '#web/features/articles/marks/use-marks.ts';
import { useRowGestures } from './use-row-gestures.ts';
import { useSelection } from './use-selection.ts';

type Presses = { ids: readonly number[]; visit: string; onOpen: (id: number) => void };

/**
 * What presses on rows do, for all rows of a list together: a plain one opens the article, with Shift, Ctrl or
 * Command it ticks, as a long press does; a swipe to the right is for the read mark, one to the left for the star.
 */
export function useRowPresses({ ids, visit, onOpen }: Presses) {
  const queryClient = useQueryClient();
  const mark = useMarkArticle();
  const { selection, toggle, toggleTo } = useSelection(visit);
  const selecting = selection.ids.size > 0;
  const { hint, tookTouch, handlers } = useRowGestures({
    onLongPress: (id) => {
      navigator.vibrate?.(10);
      toggle(id);
    },
    onSwipe: (id, side) => {
      const row = findRow(queryClient, id);
      if (row) mark({ row, marks: side === 'right' ? { read: !row.read } : { starred: !row.starred } });
    },
  });

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const id = linkedId(event.target);
    if (id === null || event.altKey || event.button !== 0) return;
    event.preventDefault();
    if (tookTouch()) return;
    const touched = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    if (event.shiftKey) toggleTo(id, ids);
    else if (event.ctrlKey || event.metaKey || (selecting && touched)) toggle(id);
    else onOpen(id);
  };
  const onTick = useCallback(
    (id: number, toHere: boolean) => (toHere ? toggleTo(id, ids) : toggle(id)),
    [ids, toggle, toggleTo],
  );
  // With Shift the browser would mark the text in between.
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    if (event.shiftKey && linkedId(event.target) !== null) event.preventDefault();
  };
  return { selection, hint, onTick, handlers: { ...handlers, onClick, onMouseDown } };
}

function linkedId(target: EventTarget): number | null {
  if (!(target instanceof Element) || !target.closest('a[data-row-link]')) return null;
  const item = target.closest<HTMLElement>('li[data-id]');
  return item ? Number(item.dataset['id']) : null;
}
